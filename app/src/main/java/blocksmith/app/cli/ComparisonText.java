package blocksmith.app.cli;

import blocksmith.app.cli.Comparison.Figures;
import blocksmith.app.cli.Comparison.Row;
import blocksmith.app.cli.Comparison.Side;
import blocksmith.app.text.Numbers;
import blocksmith.engine.compare.NodeChange;
import blocksmith.engine.compare.ValueChange;
import blocksmith.engine.problem.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// A comparison for people.
final class ComparisonText {
    private final Comparison comparison;

    private ComparisonText(Comparison comparison) {
        this.comparison = comparison;
    }

    static List<String> lines(Comparison comparison) {
        return new ComparisonText(comparison).lines();
    }

    private List<String> lines() {
        var lines = new ArrayList<>(totals().lines());
        comparison.difference()
                .parameters()
                .forEach(change -> lines.add("parameter " + text(change)));
        lines.add("");
        if (comparison.rows().isEmpty()) {
            lines.add("The nodes are the same.");
        } else {
            lines.addAll(nodes().lines());
        }
        for (var side : List.of(comparison.before(), comparison.after())) {
            if (side.analysis().hasErrors()) {
                lines.add(side.file() + " has errors; it was not measured, and counts are those of what is known.");
            }
        }
        return lines;
    }

    private Table totals() {
        var table = new Table("", comparison.before().design().name(), comparison.after().design().name(), "", "");
        count(table, "parameters", side -> side.totals().parameters());
        count(table, "MACs, one image", side -> side.totals().macs());
        count(table, "bytes moved", side -> side.totals().bytesMoved());
        count(table, "for inference, bytes", side -> side.totals().inferenceBytes());
        table.row("receptive field", field(comparison.before()), field(comparison.after()), "", "");
        comparison.latencies().ifPresent(measured -> {
            double first = measured.getFirst().reading().statistics().median();
            double second = measured.getLast().reading().statistics().median();
            table.row("latency, ms", Numbers.significant(first / 1e6), Numbers.significant(second / 1e6),
                    signed((second - first) / 1e6), measured.getLast()
                            .ratio()
                            .map(ratio -> String.format(Locale.ROOT, "× %.2f (95 %%: %.2f to %.2f)", ratio.median(),
                                    ratio.low(), ratio.high()))
                            .orElse(factor(first, second)));
        });
        return table;
    }

    private void count(Table table, String name, ToLongFunction<Side> count) {
        long first = count.applyAsLong(comparison.before());
        long second = count.applyAsLong(comparison.after());
        table.row(name, Numbers.exact(first), Numbers.exact(second), signed(second - first),
                factor((double) first, (double) second));
    }

    private static String field(Side side) {
        return side.totals().receptiveField().map(Object::toString).orElse("–");
    }

    private static String factor(double first, double second) {
        return first == 0 || first == second ? "" : String.format(Locale.ROOT, "× %.2f", second / first);
    }

    private static String signed(long difference) {
        return difference == 0 ? "=" : (difference > 0 ? "+" : "−") + Numbers.exact(Math.abs(difference));
    }

    private static String signed(double difference) {
        return (difference >= 0 ? "+" : "−") + Numbers.significant(Math.abs(difference));
    }

    private Table nodes() {
        var table = new Table("node", "", "output", "Δ parameters", "Δ MACs", "what");
        for (var row : comparison.rows()) {
            table.row(row.change().id().value(), kind(row), outputs(row),
                    signed(row.after().parameters() - row.before().parameters()),
                    signed(row.after().macs() - row.before().macs()), what(row));
        }
        return table;
    }

    private static String kind(Row row) {
        return switch (row.change().kind()) {
            case SAME -> "affected";
            case CHANGED -> "changed";
            case RENAMED -> "renamed";
            case ADDED -> "added";
            case REMOVED -> "removed";
        };
    }

    private static String outputs(Row row) {
        var first = outputs(row.before());
        var second = outputs(row.after());
        return first.equals(second) || first.isEmpty() ? second : second.isEmpty() ? first : first + " → " + second;
    }

    private static String outputs(Figures figures) {
        return figures.outputs().stream().map(type -> type.shape().toString()).collect(Collectors.joining(" + "));
    }

    private String what(Row row) {
        var change = row.change();
        return switch (change.kind()) {
            case SAME -> "";
            case CHANGED -> change.values().stream().map(ComparisonText::text).collect(Collectors.joining(", "));
            case RENAMED -> "was " + change.before().map(NodeId::value).orElse("");
            case ADDED -> operator(comparison.after(), change);
            case REMOVED -> operator(comparison.before(), change);
        };
    }

    private static String operator(Side side, NodeChange change) {
        var node = side.design().nodes().get(change.id());
        return node == null ? "" : node.operator();
    }

    private static String text(ValueChange change) {
        return change.what() + " " + (change.before().isEmpty() ? "unset" : change.before()) + " → "
                + (change.after().isEmpty() ? "unset" : change.after());
    }
}

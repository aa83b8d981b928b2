package blocksmith.app.cli;

import blocksmith.app.text.Differences;
import blocksmith.app.text.Numbers;
import blocksmith.engine.bench.LatencyRatio;
import blocksmith.engine.compare.Comparison;
import blocksmith.engine.compare.Comparison.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// A comparison for people.
final class ComparisonText {
    private final DiffResult result;
    private final Comparison comparison;

    private ComparisonText(DiffResult result) {
        this.result = result;
        this.comparison = result.comparison();
    }

    static List<String> lines(DiffResult result) {
        return new ComparisonText(result).lines();
    }

    private List<String> lines() {
        var lines = new ArrayList<>(totals().lines());
        comparison.difference()
                .parameters()
                .forEach(change -> lines.add("parameter " + Differences.text(change)));
        comparison.difference()
                .constraints()
                .forEach(change -> lines.add("constraint " + Differences.text(change)));
        lines.add("");
        if (comparison.rows().isEmpty()) {
            lines.add("The nodes are the same.");
        } else {
            lines.addAll(nodes().lines());
        }
        if (comparison.before().analysis().hasErrors()) {
            lines.add(faulty(result.before().toString()));
        }
        if (comparison.after().analysis().hasErrors()) {
            lines.add(faulty(result.after().toString()));
        }
        return lines;
    }

    private static String faulty(String file) {
        return file + " has errors; it was not measured, and counts are those of what is known.";
    }

    private Table totals() {
        var table = new Table("", comparison.before().design().name(), comparison.after().design().name(), "", "");
        count(table, "parameters", side -> side.totals().parameters());
        count(table, "MACs, one image", side -> side.totals().macs());
        count(table, "bytes moved", side -> side.totals().bytesMoved());
        count(table, "for inference, bytes", side -> side.totals().inferenceBytes());
        table.row("receptive field", field(comparison.before()), field(comparison.after()), "", "");
        result.latencies().ifPresent(measured -> latency(table, measured.getFirst(), measured.getLast()));
        return table;
    }

    private static void latency(Table table, Measurement before, Measurement after) {
        double first = before.reading().statistics().median();
        double second = after.reading().statistics().median();
        boolean isProvisional = !before.reading().readiness().with(after.reading().readiness()).isReached();
        table.row(isProvisional ? "latency, ms, provisional" : "latency, ms", Numbers.significant(first / 1e6),
                Numbers.significant(second / 1e6),
                Differences.signed((second - first) / 1e6),
                after.ratio().map(ComparisonText::ratio).orElse(Differences.factor(first, second)));
    }

    private static String ratio(LatencyRatio ratio) {
        return String.format(Locale.ROOT, "× %.2f (95 %%: %.2f to %.2f)", ratio.median(), ratio.low(), ratio.high());
    }

    private void count(Table table, String name, ToLongFunction<Side> count) {
        long first = count.applyAsLong(comparison.before());
        long second = count.applyAsLong(comparison.after());
        table.row(name, Numbers.exact(first), Numbers.exact(second), Differences.signed(second - first),
                Differences.factor((double) first, (double) second));
    }

    private static String field(Side side) {
        return side.totals().receptiveField().map(Object::toString).orElse("–");
    }

    private Table nodes() {
        var table = new Table("node", "", "output", "Δ parameters", "Δ MACs", "what");
        for (var row : comparison.rows()) {
            table.row(row.change().id().value(), Differences.kind(row.change().kind()), Differences.outputs(row),
                    Differences.signed(row.after().parameters() - row.before().parameters()),
                    Differences.signed(row.after().macs() - row.before().macs()),
                    Differences.what(comparison, row.change()));
        }
        return table;
    }
}

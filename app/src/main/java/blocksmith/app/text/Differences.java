package blocksmith.app.text;

import blocksmith.engine.compare.Comparison;
import blocksmith.engine.compare.Comparison.Figures;
import blocksmith.engine.compare.Comparison.Row;
import blocksmith.engine.compare.Comparison.Side;
import blocksmith.engine.compare.NodeChange;
import blocksmith.engine.compare.ValueChange;
import blocksmith.engine.problem.NodeId;
import java.util.Locale;
import java.util.stream.Collectors;

/// Differences as people read them, in the terminal and in the window.
public final class Differences {
    private Differences() {
    }

    /// `+8,352`, `−9`, `=`
    public static String signed(long difference) {
        return difference == 0 ? "=" : (difference > 0 ? "+" : "−") + Numbers.exact(Math.abs(difference));
    }

    /// `+0.207`
    public static String signed(double difference) {
        return (difference >= 0 ? "+" : "−") + Numbers.significant(Math.abs(difference));
    }

    /// `× 1.84`; empty where there is none to speak of.
    public static String factor(double before, double after) {
        return before == 0 || before == after ? "" : String.format(Locale.ROOT, "× %.2f", after / before);
    }

    /// What became of a node, in a word.
    public static String kind(NodeChange.Kind kind) {
        return switch (kind) {
            case SAME -> "affected";
            case CHANGED -> "changed";
            case RENAMED -> "renamed";
            case ADDED -> "added";
            case REMOVED -> "removed";
        };
    }

    /// What leaves the node, before and after where they differ.
    public static String outputs(Row row) {
        var before = outputs(row.before());
        var after = outputs(row.after());
        return before.equals(after) || before.isEmpty() ? after : after.isEmpty() ? before : before + " → " + after;
    }

    private static String outputs(Figures figures) {
        return figures.outputs().stream().map(type -> type.shape().toString()).collect(Collectors.joining(" + "));
    }

    /// What is other: its values, its earlier id, or the operator that has come or gone.
    public static String what(Comparison comparison, NodeChange change) {
        return switch (change.kind()) {
            case SAME -> "";
            case CHANGED -> change.values().stream().map(Differences::text).collect(Collectors.joining(", "));
            case RENAMED -> "was " + change.before().map(NodeId::value).orElse("");
            case ADDED -> operator(comparison.after(), change);
            case REMOVED -> operator(comparison.before(), change);
        };
    }

    private static String operator(Side side, NodeChange change) {
        var node = side.design().nodes().get(change.id());
        return node == null ? "" : node.operator();
    }

    /// `kernel 3 → 5`
    public static String text(ValueChange change) {
        return change.what() + " " + values(change);
    }

    /// `3 → 5`, `unset → 2`
    public static String values(ValueChange change) {
        return value(change.before()) + " → " + value(change.after());
    }

    private static String value(String text) {
        return text.isEmpty() ? "unset" : text;
    }
}

package blocksmith.app.compare;

import blocksmith.app.session.PairLatency;
import blocksmith.app.text.Differences;
import blocksmith.app.text.Numbers;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.analysis.ReceptiveField;
import blocksmith.engine.analysis.Totals;
import blocksmith.engine.bench.LatencyRatio;
import blocksmith.engine.bench.LatencyStatistics;
import blocksmith.engine.compare.Comparison;
import blocksmith.engine.compare.Comparison.Side;
import blocksmith.engine.op.Convention;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/// The totals of both designs, one under the other, with the differences below. Where it is narrow they can be scrolled,
/// for no number is cut off.
final class ComparedTotals extends ScrollPane {
    private static final double LONGEST_NAME = 220;

    private final GridPane grid = new GridPane(28, 4);
    private final Label beforeName = StyleClass.MUTED.on(new Label());
    private final Label afterName = StyleClass.STRONG.on(new Label());
    private final TotalColumn parameters = column(1, "parameters", "Parameters");
    private final TotalColumn macs = column(2, "macs", "MACs");
    private final TotalColumn peak = column(3, "peak", "Peak memory");
    private final TotalColumn weights = column(4, "weights", "Weights");
    private final TotalColumn field = column(5, "field", "Receptive field");
    private final TotalColumn latency = column(6, "latency", "Latency, median");

    ComparedTotals() {
        super();
        setId("compare-totals");
        getStyleClass().add("bs-scroll");
        setFitToHeight(true);
        setVbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setContent(grid);
        grid.setPadding(new Insets(10, 18, 12, 18));
        grid.getColumnConstraints().add(new ColumnConstraints(USE_PREF_SIZE, USE_COMPUTED_SIZE, LONGEST_NAME));
        grid.addColumn(0, new Label(), beforeName, afterName,
                StyleClass.SMALL.on(StyleClass.MUTED.on(new Label("difference"))));
    }

    private TotalColumn column(int index, String id, String title) {
        var column = new TotalColumn(id, title);
        grid.addColumn(index, column.title(), column.before(), column.after(), column.difference());
        return column;
    }

    void show(Comparison comparison, Convention convention) {
        beforeName.setText(comparison.before().design().name());
        afterName.setText(comparison.after().design().name());
        count(parameters, comparison, Numbers::exact, side -> side.totals().parameters());
        macs.rename(convention == Convention.CONV_LINEAR ? "MACs" : convention.unit() + ", " + convention.title());
        count(macs, comparison, Numbers::exact, side -> side.totals().counted(convention));
        count(peak, comparison, Numbers::bytes, side -> side.totals().peakBytes());
        count(weights, comparison, Numbers::bytes, side -> side.totals().weightBytes());
        var before = field(comparison.before());
        var after = field(comparison.after());
        field.show(before, after);
        field.note(before.equals(after) ? "=" : "");
    }

    private static void count(TotalColumn column, Comparison comparison, LongFunction<String> text,
            ToLongFunction<Side> count) {
        long before = count.applyAsLong(comparison.before());
        long after = count.applyAsLong(comparison.after());
        column.show(text.apply(before), text.apply(after));
        column.tell(Numbers.exact(before), Numbers.exact(after));
        if (isPart(comparison.before()) || isPart(comparison.after())) {
            // less only because something is missing is not better
            column.note("known part");
        } else {
            var sign = after > before ? "+" : "−";
            column.compare(before == after
                    ? "="
                    : sign + text.apply(Math.abs(after - before)) + "  "
                            + Differences.factor((double) before, (double) after),
                    Long.compare(after, before));
        }
    }

    private static boolean isPart(Side side) {
        return side.totals().completeness() == Totals.Completeness.KNOWN_NODES_ONLY;
    }

    private static String field(Side side) {
        return side.totals().receptiveField().map(ComparedTotals::field).orElse("–");
    }

    private static String field(ReceptiveField field) {
        var window = field.height() + " × " + field.width();
        return switch (field.extent()) {
            case LOCAL -> window;
            case GLOBAL -> "global";
            case LOCAL_AND_GLOBAL -> window + " + " + field.through() + " global";
        };
    }

    void showLatency(PairLatency measured) {
        latency.show(millis(measured.before()), millis(measured.after()));
        switch (measured.status()) {
            case NOT_MEASURED, PREPARING, IMPOSSIBLE -> latency.note("");
            case WARMING_UP, MEASURED_TOO_EARLY -> latency.note("provisional");
            case MEASURING -> latency.note("measuring");
            case MEASURED -> compare(measured);
        }
    }

    /// Better or worse is said only where the interval of the ratio leaves out 1.
    private void compare(PairLatency measured) {
        measured.ratio().ifPresentOrElse(
                ratio -> latency.compare(text(ratio), ratio.low() > 1 ? 1 : ratio.high() < 1 ? -1 : 0),
                () -> latency.note(measured.before()
                        .flatMap(before -> measured.after()
                                .map(after -> Differences.factor(before.median(), after.median())))
                        .orElse("")));
    }

    private static String text(LatencyRatio ratio) {
        return String.format(Locale.ROOT, "× %.2f  (%.2f to %.2f)", ratio.median(), ratio.low(), ratio.high());
    }

    private static String millis(Optional<LatencyStatistics> statistics) {
        return statistics.map(known -> Numbers.significant(known.medianMillis()) + " ms").orElse("–");
    }
}

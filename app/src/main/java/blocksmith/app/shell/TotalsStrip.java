package blocksmith.app.shell;

import blocksmith.app.session.Baseline;
import blocksmith.app.session.BenchmarkState;
import blocksmith.app.session.BenchmarkStatus;
import blocksmith.app.session.EditorSession;
import blocksmith.app.session.Form;
import blocksmith.app.session.OutputComparison;
import blocksmith.app.text.Numbers;
import blocksmith.engine.analysis.Precision;
import blocksmith.engine.analysis.ReceptiveField;
import blocksmith.engine.analysis.Totals;
import blocksmith.engine.bench.LatencyStatistics;
import blocksmith.engine.bench.Steadiness;
import blocksmith.engine.op.Convention;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/// The design's totals, over the canvas, each with its difference from the pinned baseline; in several rows where the
/// canvas is narrow, for no number is cut off.
final class TotalsStrip extends FlowPane {
    private final EditorSession session;
    private final TotalCell parameters;
    private final TotalCell macs;
    private final TotalCell memory;
    private final TotalCell field;
    private final TotalCell latency;
    private final TotalCell compared;
    private final TotalCell outputs;

    TotalsStrip(EditorSession session) {
        this.session = session;
        parameters = new TotalCell("parameters", "Parameters", session::copy);
        macs = new TotalCell("macs", "MACs", session::copy);
        memory = new TotalCell("memory", "Peak memory", session::copy);
        field = new TotalCell("receptive-field", "Receptive field", session::copy);
        latency = new TotalCell("latency", "Latency, median", session::copy);
        compared = new TotalCell("compared", "Compared with", session::copy);
        outputs = new TotalCell("outputs", "Outputs differ by", session::copy);
        setId("totals");
        getStyleClass().add("bs-totals");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        parameters.getStyleClass().add("bs-total-first");
        getChildren().addAll(parameters, macs, memory, field, latency, compared, outputs);
        session.form().shownProperty().addListener((_, _, _) -> showTotals());
        session.conventionProperty().addListener((_, _, _) -> showTotals());
        session.baselineProperty().addListener((_, _, _) -> {
            showTotals();
            showLatency();
        });
        session.benchmark().stateProperty().addListener((_, _, _) -> showLatency());
        showTotals();
        showLatency();
    }

    /// As wide as its cells, as long as they fit.
    @Override
    protected double computePrefWidth(double height) {
        double cells = getManagedChildren().stream().mapToDouble(cell -> cell.prefWidth(-1)).sum();
        return Math.min(Math.ceil(cells), getPrefWrapLength());
    }

    private void showTotals() {
        var shown = session.form().shownProperty().get();
        var totals = shown.analysis().totals();
        var baseline = Optional.ofNullable(session.baselineProperty().get());
        var before = baseline.map(pinned -> pinned.analyzed().analysis().totals());
        parameters.show(Numbers.exact(totals.parameters()), Numbers.exact(totals.parameters()) + " parameters");
        var convention = session.conventionProperty().get();
        showWork(totals, convention);
        memory.rename("Peak memory" + (totals.precision() == Precision.FP32 ? "" : ", " + totals.precision().title()));
        memory.show(Numbers.bytes(totals.peakBytes()), memory(totals));
        showField(totals);
        outputs.setVisible(shown.form() == Form.DEPLOYED);
        outputs.setManaged(shown.form() == Form.DEPLOYED);
        if (totals.completeness() != Totals.Completeness.ALL_NODES) {
            // less only because something is missing is not better
            List.of(parameters, macs, memory).forEach(cell -> cell.note("known part"));
        } else if (shown.form() == Form.DEPLOYED) {
            showTraining(shown.drawn().totals(), convention);
        } else {
            parameters.compare(before.map(Totals::parameters), totals.parameters());
            macs.compare(before.map(then -> then.counted(convention)), totals.counted(convention));
            memory.compare(before.map(Totals::peakBytes), totals.peakBytes());
        }
        showOutputs(shown.outputs());
        compared.setVisible(baseline.isPresent());
        compared.setManaged(baseline.isPresent());
        compared.showName(baseline.map(Baseline::name).orElse(""));
    }

    /// What the form costs that is trained, beside the deployed one's.
    private void showTraining(Totals training, Convention convention) {
        parameters.note("training " + Numbers.exact(training.parameters()));
        macs.note("training " + Numbers.scaled((double) training.counted(convention)));
        memory.note("training " + Numbers.bytes(training.peakBytes()));
    }

    private void showOutputs(OutputComparison comparison) {
        switch (comparison) {
            case OutputComparison.Pending() -> outputs.show("…", "being measured");
            case OutputComparison.Impossible() -> outputs.show("–", "not measured: the design cannot be run");
            case OutputComparison.Measured(double largest, double relative) -> outputs.show(
                    Numbers.scientific(relative),
                    "The outputs of both forms differ by " + Numbers.scientific(largest) + " at most, "
                            + Numbers.scientific(relative) + " of the largest element: measured on a drawn input");
        }
        outputs.note(comparison instanceof OutputComparison.Measured ? "of the largest" : "");
    }

    /// What the chosen convention counts; that of papers has no need of a name.
    private void showWork(Totals totals, Convention convention) {
        long count = totals.counted(convention);
        boolean isUsual = convention == Convention.CONV_LINEAR;
        macs.rename(isUsual ? "MACs" : capitalized(convention.unit()) + ", " + convention.title());
        macs.show(Numbers.scaled((double) count), Numbers.exact(count) + " " + convention.unit()
                + (convention.images(2) == 1 ? " for one image" : " for the batch")
                + (isUsual ? "" : " as " + convention.title() + " counts"));
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String memory(Totals totals) {
        return Numbers.exact(totals.peakBytes()) + " bytes of activations at most; with weights "
                + Numbers.bytes(totals.inferenceBytes()) + " for inference, "
                + Numbers.bytes(totals.trainingBytes()) + " for training, what an optimizer keeps apart";
    }

    private void showField(Totals totals) {
        var receptive = totals.receptiveField();
        field.show(receptive.map(TotalsStrip::window).orElse("–"), receptive.map(Object::toString).orElse("unknown"));
        field.note(receptive.filter(value -> value.extent() == ReceptiveField.Extent.LOCAL_AND_GLOBAL)
                .map(value -> "+ " + value.through() + " global")
                .orElse(""));
    }

    private static String window(ReceptiveField field) {
        return field.extent() == ReceptiveField.Extent.GLOBAL ? "global" : field.height() + " × " + field.width();
    }

    private void showLatency() {
        var state = session.benchmark().stateProperty().get();
        var now = state.design().statistics();
        latency.show(now == null ? "–" : millis(now), now == null ? "not measured" : spread(now));
        var before = state.baseline().statistics();
        if (now == null || before == null) {
            latency.note(now != null && state.isProvisional() ? "provisional" : "");
        } else {
            latency.compareMeasured(before.median(), now.median(), isSettled(state));
        }
    }

    /// Whether both numbers may be quoted.
    private static boolean isSettled(BenchmarkState state) {
        var before = state.baseline().statistics();
        return state.status() == BenchmarkStatus.STEADY && before != null
                && before.steadiness() == Steadiness.STEADY;
    }

    private static String millis(LatencyStatistics statistics) {
        return Numbers.significant(statistics.medianMillis()) + " ms";
    }

    private static String spread(LatencyStatistics statistics) {
        return "median " + millis(statistics) + ", 5 % under " + Numbers.significant(statistics.p5() / 1e6)
                + " ms, 5 % over " + Numbers.significant(statistics.p95() / 1e6) + " ms, "
                + Numbers.counted(statistics.runs(), "run");
    }
}

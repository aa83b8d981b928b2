package blocksmith.app.compare;

import blocksmith.app.session.ComparisonService;
import blocksmith.app.session.PairLatency;
import blocksmith.app.theme.StyleClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Starts and stops the measurement of both designs, and says how it stands.
final class LatencyBar extends HBox {
    private final Label status = StyleClass.MUTED.on(new Label());
    private final Button button = new Button();

    LatencyBar(ComparisonService comparison) {
        super(10);
        setAlignment(Pos.CENTER_RIGHT);
        status.setId("compare-latency-status");
        button.setId("compare-measure");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> {
            if (comparison.latencyProperty().get().isRunning()) {
                comparison.stopMeasuring();
            } else {
                comparison.measure();
            }
        });
        getChildren().addAll(status, button);
        comparison.latencyProperty().subscribe(this::show);
    }

    private void show(PairLatency latency) {
        button.setText(latency.isRunning() ? "Stop measuring" : "Measure latency");
        status.setText(switch (latency.status()) {
            case NOT_MEASURED -> "";
            case PREPARING -> "preparing";
            case WARMING_UP -> "warming up: numbers are provisional";
            case MEASURING -> "measuring both in turn";
            case MEASURED_TOO_EARLY -> "not all kernels were compiled in time: numbers are provisional";
            case MEASURED -> "measured in turn, embedded engine";
            case IMPOSSIBLE -> latency.hindrance();
        });
    }
}

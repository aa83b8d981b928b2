package blocksmith.app.bench;

import blocksmith.app.session.BenchmarkService;
import blocksmith.app.session.LargestError;
import blocksmith.app.text.Numbers;
import blocksmith.app.theme.StyleClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// The largest error of what is measured, and a way to ask for it where it takes long.
final class ErrorLine extends HBox {
    /// The chart does not jump when there is more or less to say.
    private static final double HEIGHT = 24;

    private final Label text = StyleClass.SMALL.on(StyleClass.MUTED.on(new Label()));
    private final Button ask = StyleClass.SMALL.on(new Button("Measure"));

    ErrorLine(BenchmarkService benchmark) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(HEIGHT);
        text.setId("largest-error");
        text.setMinWidth(0);
        text.setTooltip(new Tooltip("""
                Of all elements of the outputs, on the input that latency is measured on, against
                the design's definition in double precision; in terms of the largest element."""));
        ask.setId("measure-error");
        ask.setAccessibleText("Measure the largest error");
        ask.setMinWidth(USE_PREF_SIZE);
        ask.setOnAction(_ -> benchmark.measureError());
        ask.managedProperty().bind(ask.visibleProperty());
        getChildren().addAll(text, ask);
        benchmark.errorProperty().subscribe(this::show);
    }

    private void show(LargestError error) {
        text.setText(switch (error) {
            case LargestError.Unknown() -> "";
            case LargestError.TakesLong(var expected) ->
                "largest error not measured: it takes about " + Numbers.exact(expected.toSeconds()) + " s";
            case LargestError.Pending() -> "largest error is being measured";
            case LargestError.Measured(double relative) ->
                "largest error " + Numbers.scientific(relative) + " of the output's largest magnitude";
            case LargestError.Impossible() -> "largest error not measured: the outputs are no numbers";
        });
        ask.setVisible(error instanceof LargestError.TakesLong);
    }
}

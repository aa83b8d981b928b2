package blocksmith.app.shell;

import blocksmith.app.theme.StyleClass;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One total: its name, its value and its difference from the baseline. The exact value is shown on hover and copied
/// by a click.
final class TotalCell extends VBox {
    private final Label value = StyleClass.NUMBER.on(new Label());
    private final Label difference = new Label();
    private final Tooltip exact = new Tooltip();

    /// @param copy puts a text on the clipboard
    TotalCell(String id, String name, Consumer<String> copy) {
        setId("total-" + id);
        getStyleClass().add("bs-total");
        value.setId("total-" + id + "-value");
        difference.setId("total-" + id + "-difference");
        var row = new HBox(7, value, difference);
        row.setAlignment(Pos.BASELINE_LEFT);
        getChildren().addAll(StyleClass.SMALL.on(StyleClass.MUTED.on(new Label(name))), row);
        Tooltip.install(this, exact);
        setOnMouseClicked(_ -> copy.accept(exact.getText()));
        accessibleTextProperty().bind(exact.textProperty());
    }

    void show(String text, String exactly) {
        value.setText(text);
        exact.setText(exactly);
    }

    /// Text instead of a number.
    void showName(String name) {
        value.getStyleClass().setAll("label", "bs-total-name");
        show(name, name);
    }

    void note(String text) {
        difference.getStyleClass().setAll("label", StyleClass.MUTED.cssName(), "bs-difference");
        difference.setText(text);
    }

    /// Less is better, for every total that is compared.
    void compare(Optional<Long> before, long now) {
        if (before.isEmpty() || before.get() == 0) {
            note("");
            return;
        }
        double change = 100.0 * (now - before.get()) / before.get();
        var style = change > 0.05 ? StyleClass.WORSE : change < -0.05 ? StyleClass.BETTER : StyleClass.MUTED;
        difference.getStyleClass().setAll("label", style.cssName(), "bs-difference");
        difference.setText(signed(change));
    }

    /// `+98 %`, `−1.4 %`, `±0 %`
    private static String signed(double percent) {
        double size = Math.abs(percent);
        if (size < 0.05) {
            return "±0 %";
        }
        var digits = String.format(Locale.ROOT, size < 10 ? "%.1f" : "%,.0f", size);
        return (percent > 0 ? "+" : "−") + digits + " %";
    }
}

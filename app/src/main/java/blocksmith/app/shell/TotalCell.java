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
    /// Per cent.
    private static final double CHANCE = 8;

    private final Label name = StyleClass.SMALL.on(StyleClass.MUTED.on(new Label()));
    private final Label value = StyleClass.NUMBER.on(new Label());
    private final Label difference = new Label();
    private final Tooltip exact = new Tooltip();

    /// @param copy puts a text on the clipboard
    TotalCell(String id, String title, Consumer<String> copy) {
        setId("total-" + id);
        getStyleClass().add("bs-total");
        value.setId("total-" + id + "-value");
        difference.setId("total-" + id + "-difference");
        name.setId("total-" + id + "-name");
        name.setText(title);
        var row = new HBox(7, value, difference);
        row.setAlignment(Pos.BASELINE_LEFT);
        value.setMinWidth(USE_PREF_SIZE);
        difference.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(name, row);
        Tooltip.install(this, exact);
        setOnMouseClicked(_ -> copy.accept(exact.getText()));
        accessibleTextProperty().bind(exact.textProperty());
    }

    void rename(String title) {
        name.setText(title);
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

    /// Less is better, for every total that is compared. What was nothing has no percentage: it is shown as it was.
    void compare(Optional<Long> before, long now) {
        if (before.isEmpty()) {
            note("");
        } else if (before.get() == 0) {
            note(now == 0 ? "±0 %" : "from 0");
        } else {
            compare(100.0 * (now - before.get()) / before.get(), 0.05);
        }
    }

    /// Measured numbers differ by chance: by less than 8 % from run to run they are as good as equal, and before they
    /// are steady nothing is said of better or worse.
    void compareMeasured(double before, double now, boolean isSettled) {
        double change = 100 * (now - before) / before;
        if (isSettled && Math.abs(change) > CHANCE) {
            compare(change, CHANCE);
        } else {
            note(Math.abs(change) > CHANCE ? "≈ " + signed(change) : "≈ equal");
        }
    }

    private void compare(double change, double tie) {
        var style = change > tie ? StyleClass.WORSE : change < -tie ? StyleClass.BETTER : StyleClass.MUTED;
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

package blocksmith.app.compare;

import blocksmith.app.theme.StyleClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// One total of both designs. Less is better, for every total that is compared.
final class TotalColumn {
    private final Label title = StyleClass.SMALL.on(StyleClass.MUTED.on(new Label()));
    private final Label before = StyleClass.MONO.on(new Label());
    private final Label after = StyleClass.NUMBER.on(new Label());
    private final Label difference = new Label();

    TotalColumn(String id, String name) {
        title.setText(name);
        before.setId("compare-" + id + "-before");
        after.setId("compare-" + id + "-after");
        difference.setId("compare-" + id + "-difference");
        title.setMinWidth(Label.USE_PREF_SIZE);
        before.setMinWidth(Label.USE_PREF_SIZE);
        after.setMinWidth(Label.USE_PREF_SIZE);
        difference.setMinWidth(Label.USE_PREF_SIZE);
    }

    Label title() {
        return title;
    }

    Label before() {
        return before;
    }

    Label after() {
        return after;
    }

    Label difference() {
        return difference;
    }

    void rename(String name) {
        title.setText(name);
    }

    void show(String earlier, String later) {
        before.setText(earlier);
        after.setText(later);
    }

    /// What is shown on hover: exact numbers.
    void tell(String earlier, String later) {
        before.setTooltip(new Tooltip(earlier));
        after.setTooltip(new Tooltip(later));
    }

    void note(String text) {
        dress(StyleClass.MUTED, text);
    }

    /// @param more positive where the shown design has more, negative where it has less
    void compare(String text, int more) {
        dress(more > 0 ? StyleClass.WORSE : more < 0 ? StyleClass.BETTER : StyleClass.MUTED, text);
    }

    private void dress(StyleClass style, String text) {
        difference.getStyleClass().setAll("label", style.cssName(), "bs-difference");
        difference.setText(text);
    }
}

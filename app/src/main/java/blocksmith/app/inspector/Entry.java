package blocksmith.app.inspector;

import blocksmith.app.theme.StyleClass;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A name, a text to edit, what the text comes to, and what is wrong with it. A text is entered with Enter or by
/// leaving the field, and given up with Escape.
final class Entry extends VBox {
    private static final double FIELD_WIDTH = 132;

    private final TextField field = new TextField();
    private final Label result = StyleClass.MUTED.on(StyleClass.MONO.on(new Label()));
    private final Label problem = StyleClass.WRONG.on(new Label());
    private final Consumer<String> enter;
    private String shown = "";

    /// @param id    of the text field
    /// @param enter given the text when it was changed
    Entry(String id, String name, String help, Consumer<String> enter) {
        super(3);
        this.enter = enter;
        field.setId(id);
        field.setAccessibleText(name);
        field.setPrefWidth(FIELD_WIDTH);
        field.setMinWidth(FIELD_WIDTH);
        field.setMaxWidth(FIELD_WIDTH);
        field.setOnAction(_ -> commit());
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                commit();
            }
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == javafx.scene.input.KeyCode.ESCAPE) {
                field.setText(shown);
            }
        });
        var label = StyleClass.MUTED.on(new Label(name));
        label.setLabelFor(field);
        if (!help.isEmpty()) {
            label.setTooltip(new Tooltip(help));
            field.setTooltip(new Tooltip(help));
        }
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(8, label, space, result, field);
        row.setAlignment(Pos.CENTER_LEFT);
        problem.setWrapText(true);
        problem.setId(id + "-problem");
        result.setId(id + "-result");
        getChildren().addAll(row, problem);
        explain("");
        say(List.of());
    }

    /// A field as wide as the form, under its name: for texts rather than numbers.
    Entry wide() {
        var row = (HBox) getChildren().getFirst();
        row.getChildren().remove(field);
        field.setMaxWidth(Double.MAX_VALUE);
        field.setPrefWidth(Region.USE_COMPUTED_SIZE);
        getChildren().add(1, field);
        return this;
    }

    void show(String text, String prompt) {
        // what is being typed stays; what was only looked at follows, or leaving the field would enter it again
        boolean untouched = field.getText().equals(shown);
        shown = text;
        if (untouched || !field.isFocused()) {
            field.setText(text);
        }
        field.setPromptText(prompt);
    }

    /// What the text comes to: `= 128`; empty for nothing to add.
    void explain(String text) {
        result.setText(text);
    }

    /// What is wrong with the text, each with its fix.
    void say(List<String> problems) {
        problem.setText(String.join("\n", problems));
        problem.setVisible(!problems.isEmpty());
        problem.setManaged(!problems.isEmpty());
        field.getStyleClass().remove("bs-field-wrong");
        if (!problems.isEmpty()) {
            field.getStyleClass().add("bs-field-wrong");
        }
    }

    void commit() {
        if (!field.getText().equals(shown)) {
            shown = field.getText();
            enter.accept(field.getText());
        }
    }
}

package blocksmith.app.inspector;

import blocksmith.app.theme.StyleClass;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A name, a text to edit, what the text comes to, and what is wrong with it.
final class Entry extends VBox {
    private static final double FIELD_WIDTH = 132;
    private static final double BUTTON_WIDTH = 24;

    private final TextInputControl field;
    private final TypedText typed;
    private final Label result = StyleClass.MUTED.on(StyleClass.MONO.on(new Label()));
    /// The field of one that stands beside its name, and the buttons within.
    private final StackPane box = new StackPane();
    private final Label problem = StyleClass.WRONG.on(new Label());

    private Entry(String id, String name, String help, TextInputControl field, Consumer<String> enter) {
        super(3);
        this.field = field;
        this.typed = new TypedText(field, enter);
        field.setId(id);
        field.setAccessibleText(name);
        problem.setWrapText(true);
        problem.setId(id + "-problem");
        result.setId(id + "-result");
        if (!help.isEmpty()) {
            field.setTooltip(new Tooltip(help));
        }
        explain("");
        say(List.of());
    }

    /// A short field beside its name.
    ///
    /// @param id      of the text field
    /// @param choices what is offered for choosing, beside all else that may be typed; none for no offer
    /// @param enter   given the text when it was changed
    static Entry beside(String id, String name, String help, List<String> choices, Consumer<String> enter) {
        var entry = new Entry(id, name, help, new TextField(), enter);
        entry.field.setPrefWidth(FIELD_WIDTH);
        entry.field.setMinWidth(FIELD_WIDTH);
        entry.field.setMaxWidth(FIELD_WIDTH);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        entry.box.getChildren().add(entry.field);
        entry.box.setAlignment(Pos.CENTER_RIGHT);
        if (!choices.isEmpty()) {
            entry.addChoices(choices);
        }
        var row = new HBox(8, entry.label(name, help), space, entry.result, entry.box);
        row.setAlignment(Pos.CENTER_LEFT);
        entry.getChildren().addAll(row, entry.problem);
        return entry;
    }

    /// A field as wide as the form, under its name: for texts rather than numbers.
    static Entry wide(String id, String name, String help, Consumer<String> enter) {
        var entry = new Entry(id, name, help, new TextField(), enter);
        entry.getChildren().addAll(new HBox(8, entry.label(name, help), entry.result), entry.field, entry.problem);
        return entry;
    }

    /// A field of as many lines as its text has, and two at least.
    static Entry prose(String id, String name, Consumer<String> enter) {
        var area = new ProseArea();
        var entry = new Entry(id, name, "", area, enter);
        entry.getChildren().addAll(entry.label(name, ""), area, entry.problem);
        return entry;
    }

    private Label label(String name, String help) {
        var label = StyleClass.MUTED.on(new Label(name));
        label.setLabelFor(field);
        if (!help.isEmpty()) {
            label.setTooltip(new Tooltip(help));
        }
        return label;
    }

    private void addChoices(List<String> choices) {
        var menu = new ContextMenu();
        for (var choice : choices) {
            var item = new MenuItem(choice);
            item.setOnAction(_ -> typed.enter(choice));
            menu.getItems().add(item);
        }
        var button = StyleClass.CHOICES.on(StyleClass.QUIET.on(new Button()));
        button.setGraphic(StyleClass.ARROW.on(new Region()));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setId(field.getId() + "-choices");
        button.setAccessibleText("Choices for " + field.getAccessibleText());
        button.setFocusTraversable(false);
        button.setOnAction(_ -> menu.show(field, Side.BOTTOM, 0, 2));
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN && event.isAltDown()) {
                menu.show(field, Side.BOTTOM, 0, 2);
                event.consume();
            }
        });
        box.getChildren().add(button);
    }

    /// Shows a button at the end of the field while it is possible what it does, and pointer or keys are here.
    void offer(Button button, ObservableBooleanValue isPossible) {
        boolean isAlone = box.getChildren().size() == 1;
        StackPane.setMargin(button, new Insets(0, isAlone ? 0 : BUTTON_WIDTH, 0, 0));
        button.visibleProperty().bind(Bindings.and(isPossible, hoverProperty().or(focusWithinProperty())));
        button.managedProperty().bind(button.visibleProperty());
        box.getChildren().add(button);
    }

    /// Offers names while an expression is typed, and says beside the field what it comes to.
    ///
    /// @param names all that the expression may use
    /// @param value what a text comes to: `= 128`; empty for what needs no word
    Entry forExpressions(Supplier<List<Suggestion>> names, Function<String, String> value) {
        typed.completeWith(new Completion(field, names));
        field.textProperty().addListener((_, _, text) -> explain(value.apply(text)));
        return this;
    }

    void show(String text, String prompt) {
        typed.show(text);
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
        typed.commit();
    }
}

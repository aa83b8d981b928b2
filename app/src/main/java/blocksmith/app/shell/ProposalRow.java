package blocksmith.app.shell;

import blocksmith.app.theme.StyleClass;
import blocksmith.engine.design.Parameter;
import blocksmith.engine.design.TemplateDraft.Proposal;
import blocksmith.engine.op.Literal;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A parameter that a template can have: whether it has it, and its name, default, limits and help.
final class ProposalRow extends VBox {
    private static final double GAP = 8;
    private static final double CHECK_WIDTH = 22;
    private static final double VALUE_WIDTH = 130;
    private static final double LIMIT_WIDTH = 72;
    private static final double USES_WIDTH = 76;
    /// From the edge of a row to what stands in it.
    private static final double INSET = 14;

    private final Proposal shown;
    private final CheckBox kept = new CheckBox();
    private final TextField name;
    private final TextField value;
    private final TextField min;
    private final TextField max;
    private final TextField help;
    private final Label problem = StyleClass.WRONG.on(new Label());

    /// @param changed told when something is said otherwise
    ProposalRow(Proposal shown, Runnable changed) {
        super(6);
        this.shown = shown;
        var original = shown.original();
        name = field("name", "Name", original.name());
        value = field("value", "Default", original.value().toString());
        min = field("min", "none", original.min());
        max = field("max", "none", original.max());
        help = field("help", "What it is for", original.help());
        kept.setId(id("kept"));
        kept.setAccessibleText("Have the parameter " + original.name());
        kept.setSelected(shown.wanted() != null);
        problem.setId(id("problem"));
        problem.setWrapText(true);
        VBox.setMargin(help, new Insets(0, 0, 0, CHECK_WIDTH + GAP));
        VBox.setMargin(problem, new Insets(0, 0, 0, CHECK_WIDTH + GAP));
        StyleClass.CARD.on(this);
        getChildren().addAll(row(kept, name, value, min, max, uses()), help, problem);
        fields().forEach(field -> {
            field.disableProperty().bind(kept.selectedProperty().not());
            field.textProperty().addListener(_ -> changed.run());
        });
        kept.selectedProperty().addListener(_ -> changed.run());
        say("");
    }

    /// What stands above the fields of all rows.
    static HBox header() {
        var header = row(new Region(), caption("Name"), caption("Default"), caption("Least"), caption("Most"),
                caption("Used"));
        header.setPadding(new Insets(0, INSET, 0, INSET));
        return header;
    }

    private static Label caption(String text) {
        return StyleClass.SMALL.on(StyleClass.MUTED.on(new Label(text)));
    }

    private static HBox row(Region check, Region name, Region value, Region min, Region max, Region uses) {
        fix(check, CHECK_WIDTH);
        fix(value, VALUE_WIDTH);
        fix(min, LIMIT_WIDTH);
        fix(max, LIMIT_WIDTH);
        fix(uses, USES_WIDTH);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var row = new HBox(GAP, check, name, value, min, max, uses);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static void fix(Region cell, double width) {
        cell.setMinWidth(width);
        cell.setPrefWidth(width);
        cell.setMaxWidth(width);
    }

    private String id(String part) {
        return "template-parameter-" + shown.original().name() + "-" + part;
    }

    private TextField field(String part, String prompt, @Nullable Object content) {
        var field = new TextField(content == null ? "" : content.toString());
        field.setId(id(part));
        field.setPromptText(prompt);
        field.setAccessibleText(part + " of " + shown.original().name());
        return field;
    }

    private Label uses() {
        return StyleClass.MUTED.on(new Label(shown.uses() == 1 ? "once" : shown.uses() + " times"));
    }

    private Stream<TextField> fields() {
        return Stream.of(name, value, min, max, help);
    }

    /// The name under which it was proposed.
    String name() {
        return shown.original().name();
    }

    Proposal proposal() {
        return shown.wanting(kept.isSelected()
                ? new Parameter(name.getText().strip(), value(), limit(min), limit(max), help.getText().strip())
                : null);
    }

    private Literal value() {
        return Literal.parse(value.getText());
    }

    private static @Nullable Long limit(TextField field) {
        return Literal.parse(field.getText()) instanceof Literal.Whole(long number) ? number : null;
    }

    private static boolean isLimit(TextField field) {
        return field.getText().isBlank() || limit(field) != null;
    }

    /// Whether something is wrong with it that is said here.
    boolean isWrong() {
        return !problem.getText().isEmpty();
    }

    /// @param found what is wrong with what the fields come to
    void say(String found) {
        boolean isRead = !kept.isSelected() || (isLimit(min) && isLimit(max));
        TemplatePane.say(problem, isRead ? found : "Least and most are whole numbers. Write digits, or nothing.");
    }
}

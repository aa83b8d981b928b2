package blocksmith.app.inspector;

import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Parameter;
import blocksmith.engine.design.Renaming;
import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.op.Literal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One parameter of the design: its name, its value or expression, its limits and what it is for.
final class ParameterEntry extends VBox {
    private final EditorSession session;
    private final int index;
    private final Committed name;
    private final Committed value;
    private final Committed min;
    private final Committed max;
    private final Committed help;
    private final Button earlier;
    private final Button later;
    private final Label problem = StyleClass.WRONG.on(new Label());
    private final Label result = StyleClass.MUTED.on(StyleClass.MONO.on(new Label()));

    ParameterEntry(EditorSession session, int index) {
        super(4);
        this.session = session;
        this.index = index;
        var id = "parameter-" + index;
        name = new Committed(id + "-name", "Name", text -> rename(text.strip()));
        value = new Committed(id + "-value", "Value",
                text -> change(before -> before.withValue(valueOf(text, before))));
        min = new Committed(id + "-min", "Least",
                text -> change(before -> before.withRange(limit(text), before.max())));
        max = new Committed(id + "-max", "Most",
                text -> change(before -> before.withRange(before.min(), limit(text))));
        help = new Committed(id + "-help", "What it is for", text -> change(before -> before.withHelp(text.strip())));
        value.typed().completeWith(new Completion(value, this::namesBefore));
        var remove = button(id + "-remove", "✕", "Remove the parameter", this::remove);
        earlier = button(id + "-earlier", "↑", "Put it before the one above", () -> move(-1));
        later = button(id + "-later", "↓", "Put it behind the one below", () -> move(1));
        result.setId(id + "-result");
        problem.setId(id + "-problem");
        problem.setWrapText(true);
        say("");
        StyleClass.CARD.on(this);
        getChildren().addAll(row(name, value, result), problem, help,
                row(word("from"), min, word("to"), max, new HBox(earlier, later, remove)));
    }

    /// Parameters behind this one have no values yet.
    private List<Suggestion> namesBefore() {
        var behind = all().stream().skip(index).map(Parameter::name).toList();
        return Completion.names(session).stream().filter(name -> !behind.contains(name.name())).toList();
    }

    private static Button button(String id, String text, String name, Runnable work) {
        var button = StyleClass.CHOICES.on(StyleClass.QUIET.on(new Button(text)));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(name));
        button.setAccessibleText(name);
        button.setOnAction(_ -> work.run());
        return button;
    }

    private static Label word(String text) {
        var label = StyleClass.MUTED.on(new Label(text));
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static HBox row(javafx.scene.Node... nodes) {
        var row = new HBox(6, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        for (var node : nodes) {
            HBox.setHgrow(node, node instanceof TextField ? Priority.ALWAYS : Priority.NEVER);
        }
        return row;
    }

    private static Literal valueOf(String text, Parameter before) {
        var literal = Texts.parse(text);
        return literal == null ? before.value() : literal;
    }

    private static @Nullable Long limit(String text) {
        return Texts.parse(text) instanceof Literal.Whole(long number) ? number : null;
    }

    private List<Parameter> all() {
        return session.design().parameters();
    }

    private void change(UnaryOperator<Parameter> change) {
        if (index < all().size()) {
            var changed = new ArrayList<>(all());
            changed.set(index, change.apply(changed.get(index)));
            session.edit(new Edit.SetParameters(changed));
        }
    }

    /// Nodes elsewhere that set it go on to do so by the old name.
    private void rename(String changed) {
        var before = all().get(index).name();
        var refusal = Renaming.refusal(session.design(), before, changed);
        say(refusal.orElse(""));
        if (refusal.isEmpty()) {
            session.edit(new Edit.RenameParameter(before, changed));
        }
    }

    private void move(int by) {
        var changed = new ArrayList<>(all());
        Collections.swap(changed, index, index + by);
        session.edit(new Edit.SetParameters(changed));
    }

    private void say(String text) {
        problem.setText(text);
        problem.setVisible(!text.isEmpty());
        problem.setManaged(!text.isEmpty());
    }

    private void remove() {
        var changed = new ArrayList<>(all());
        changed.remove(index);
        session.edit(new Edit.SetParameters(changed));
    }

    void show() {
        var parameter = all().get(index);
        name.show(parameter.name());
        value.show(Texts.of(parameter.value()));
        min.show(parameter.min() == null ? "" : parameter.min().toString());
        max.show(parameter.max() == null ? "" : parameter.max().toString());
        help.show(parameter.help());
        earlier.setDisable(index == 0);
        later.setDisable(index == all().size() - 1);
        result.setText(parameter.value() instanceof Literal.Word ? result(parameter) : "");
    }

    private String result(Parameter parameter) {
        return switch (session.analyzedProperty().get().parameters().get(parameter.name())) {
            case Evaluated.Number(var number) -> "= " + number;
            case Evaluated.Truth(boolean truth) -> "= " + truth;
            case Evaluated.Failed _ -> "has no value";
            case null -> "";
        };
    }

    void commit() {
        name.commit();
        value.commit();
        min.commit();
        max.commit();
        help.commit();
    }
}

package blocksmith.app.inspector;

import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Parameter;
import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.op.Literal;
import java.util.ArrayList;
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
    private final Label result = StyleClass.MUTED.on(StyleClass.MONO.on(new Label()));

    ParameterEntry(EditorSession session, int index) {
        super(4);
        this.session = session;
        this.index = index;
        var id = "parameter-" + index;
        name = new Committed(id + "-name", "Name", text -> change(before -> new Parameter(text.strip(), before.value(),
                before.min(), before.max(), before.help())));
        value = new Committed(id + "-value", "Value", text -> change(before -> new Parameter(before.name(),
                valueOf(text, before), before.min(), before.max(), before.help())));
        min = new Committed(id + "-min", "Least", text -> change(before -> new Parameter(before.name(),
                before.value(), limit(text), before.max(), before.help())));
        max = new Committed(id + "-max", "Most", text -> change(before -> new Parameter(before.name(),
                before.value(), before.min(), limit(text), before.help())));
        help = new Committed(id + "-help", "What it is for", text -> change(before -> new Parameter(before.name(),
                before.value(), before.min(), before.max(), text.strip())));
        var remove = StyleClass.QUIET.on(new Button("Remove"));
        remove.setId(id + "-remove");
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setOnAction(_ -> remove());
        result.setId(id + "-result");
        StyleClass.CARD.on(this);
        getChildren().addAll(row(name, value, result), help, row(word("from"), min, word("to"), max, remove));
    }

    /// A text field that is entered with Enter or by leaving it.
    private static final class Committed extends TextField {
        private String shown = "";
        private final java.util.function.Consumer<String> enter;

        Committed(String id, String name, java.util.function.Consumer<String> enter) {
            this.enter = enter;
            setId(id);
            setPromptText(name);
            setAccessibleText(name);
            setTooltip(new Tooltip(name));
            setPrefColumnCount(5);
            setMinWidth(0);
            setOnAction(_ -> commit());
            focusedProperty().addListener((_, _, focused) -> {
                if (!focused) {
                    commit();
                }
            });
        }

        void show(String text) {
            // as in Entry: what is being typed stays, what was only looked at follows
            boolean untouched = getText().equals(shown);
            shown = text;
            if (untouched || !isFocused()) {
                setText(text);
            }
        }

        void commit() {
            if (!getText().equals(shown)) {
                shown = getText();
                enter.accept(getText());
            }
        }
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

package blocksmith.app.inspector;

import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.NodeKind;
import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// One node: what is wrong with it, its operator's parameters, its name and its condition.
final class NodeForm implements Form {
    private final EditorSession session;
    private final NodeId node;
    private final NodeKind kind;
    private final Optional<Design> template;
    private final VBox content = new VBox(8);
    private final Label problems = StyleClass.WRONG.on(new Label());
    private final Label summary = StyleClass.MUTED.on(new Label());
    private final List<ValueEntry> values;
    private final PortPlace port;
    private final Entry title;
    private final List<WeightEntry> weights;
    private final Entry repeat;
    private final Entry when;

    NodeForm(EditorSession session, Node shown) {
        this.session = session;
        this.node = shown.id();
        this.kind = shown.kind();
        this.template = session.analyzedProperty().get().instanced(node);
        this.values = values(shown);
        this.port = new PortPlace(session, node);
        this.title = Entry.beside("field-title", "Name", "The node's own name; empty to show what it is", List.of(),
                text -> session.edit(new Edit.SetTitle(node, text.isBlank() ? null : text.strip())));
        this.weights = WeightEntry.of(session, node);
        this.repeat = Entry.beside("field-repeat", "Times", "How many of it stand in a row; each may use its index",
                List.of(), text -> session.edit(new Edit.SetRepeat(node, Texts.parse(text))))
                .forExpressions(() -> Completion.names(session), this::times);
        this.when = Entry.wide("field-when", "Only when",
                "A condition such as stride == 1: where it fails, the first input passes through",
                text -> session.edit(new Edit.SetWhen(node, text.isBlank() ? null : text.strip())))
                .forExpressions(() -> Completion.names(session), this::condition);
        problems.setId("node-problems");
        problems.setWrapText(true);
        summary.setWrapText(true);
        summary.setText(summary());
        content.setId("node-form");
        content.getStyleClass().add("bs-form");
        content.getChildren().addAll(summary, problems);
        values.forEach(value -> content.getChildren().add(value.entry()));
        content.getChildren().addAll(port, title, repeat, when);
        weights.forEach(weight -> content.getChildren().add(weight.entry()));
    }

    private List<ValueEntry> values(Node shown) {
        return shown.type()
                .map(
                        type -> type.parameters()
                                .stream()
                                .map(parameter -> new ValueEntry(session, node, parameter))
                                .toList())
                .or(() -> template.map(there -> arguments(shown, there)))
                .orElse(List.of());
    }

    /// What is computed within the design is its own affair, unless the node sets it.
    private List<ValueEntry> arguments(Node shown, Design there) {
        return there.parameters()
                .stream()
                .filter(
                        parameter -> !(parameter.value() instanceof Literal.Word)
                                || parameter.names().anyMatch(shown.values()::containsKey))
                .map(parameter -> new ValueEntry(session, node, parameter))
                .toList();
    }

    private String summary() {
        return switch (kind) {
            case NodeKind.Operation operation -> operation.type().map(type -> type.about().summary() + ".")
                    .orElse("This operator is not known.");
            case NodeKind.Instance(var link) -> template.map(there -> link + ". " + there.description())
                    .orElse(link);
        };
    }

    NodeId node() {
        return node;
    }

    /// Whether the form's fields are those of the node as it is now.
    boolean isOf(Node now) {
        return now.kind().equals(kind) && weights.size() == WeightEntry.specs(session, node).size()
                && session.analyzedProperty().get().instanced(node).equals(template);
    }

    @Override
    public VBox content() {
        return content;
    }

    @Override
    public void show() {
        var shown = session.design().nodes().get(node);
        if (shown == null) {
            return;
        }
        values.forEach(value -> value.show(shown));
        weights.forEach(weight -> weight.show(shown));
        port.show();
        title.show(shown.title() == null ? "" : shown.title(), "automatic");
        repeat.show(Texts.of(shown.repeat()), "once");
        when.show(shown.when() == null ? "" : shown.when(), "always");
        when.explain(shown.when() == null ? "" : condition(shown.when()));
        repeat.explain(times(Texts.of(shown.repeat())));
        showProblems();
    }

    private String times(String text) {
        return Texts.parse(text) instanceof Literal.Word(var expression)
                ? Texts.of(session.analyzedProperty().get().evaluate(expression)).map(value -> "= " + value).orElse("")
                : "";
    }

    private String condition(String text) {
        return session.analyzedProperty().get().evaluate(text) instanceof Evaluated.Truth(boolean holds)
                ? holds ? "holds" : "fails: left out"
                : "";
    }

    /// Those that no field shows.
    private void showProblems() {
        var text = session.analysisProperty()
                .get()
                .problems()
                .stream()
                .filter(problem -> NodePath.of(node).equals(problem.place().node()))
                .filter(problem -> values.stream().noneMatch(value -> value.isOf(problem)))
                .filter(problem -> weights.stream().noneMatch(weight -> weight.isOf(problem)))
                .map(NodeForm::sentence)
                .collect(Collectors.joining("\n"));
        problems.setText(text);
        problems.setVisible(!text.isEmpty());
        problems.setManaged(!text.isEmpty());
    }

    private static String sentence(Problem problem) {
        var part = problem.place().part();
        return (part == null ? "" : part + ": ") + problem.fact() + " " + problem.fix();
    }

    @Override
    public void commit() {
        values.forEach(value -> value.entry().commit());
        title.commit();
        repeat.commit();
        weights.forEach(weight -> weight.entry().commit());
        when.commit();
    }
}

package blocksmith.app.inspector;

import blocksmith.app.session.EditorSession;
import blocksmith.app.theme.StyleClass;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Node;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// One node: what is wrong with it, its operator's parameters, its name and its condition.
final class NodeForm implements Form {
    private final EditorSession session;
    private final NodeId node;
    private final String operator;
    private final VBox content = new VBox(8);
    private final Label problems = StyleClass.WRONG.on(new Label());
    private final Label summary = StyleClass.MUTED.on(new Label());
    private final List<ValueEntry> values;
    private final Entry title;
    private final Entry when;

    NodeForm(EditorSession session, Node shown) {
        this.session = session;
        this.node = shown.id();
        this.operator = shown.operator();
        var type = OperatorType.named(operator);
        this.values = type.map(OperatorType::parameters)
                .orElse(List.of())
                .stream()
                .map(parameter -> new ValueEntry(session, node, parameter))
                .toList();
        this.title = Entry.beside("field-title", "Name", "The node's own name; empty to show what it is", List.of(),
                text -> session.edit(new Edit.SetTitle(node, text.isBlank() ? null : text.strip())));
        this.when = Entry.wide("field-when", "Only when",
                "A condition such as stride == 1: where it fails, the first input passes through",
                text -> session.edit(new Edit.SetWhen(node, text.isBlank() ? null : text.strip())));
        problems.setId("node-problems");
        problems.setWrapText(true);
        summary.setWrapText(true);
        summary.setText(type.map(known -> known.about().summary() + ".").orElse("This operator is not known."));
        content.setId("node-form");
        content.getStyleClass().add("bs-form");
        content.getChildren().addAll(summary, problems);
        values.forEach(value -> content.getChildren().add(value.entry()));
        content.getChildren().addAll(title, when);
    }

    NodeId node() {
        return node;
    }

    String operator() {
        return operator;
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
        title.show(shown.title() == null ? "" : shown.title(), "automatic");
        when.show(shown.when() == null ? "" : shown.when(), "always");
        when.explain(shown.when() == null ? "" : condition());
        showProblems();
    }

    private String condition() {
        var graph = session.analysisProperty().get().graph();
        if (graph.bypassed().containsKey(NodePath.of(node))) {
            return "fails: left out";
        }
        return graph.nodes().get(NodePath.of(node)) instanceof GraphNode.Typed ? "holds" : "";
    }

    /// Those that no field shows.
    private void showProblems() {
        var text = session.analysisProperty()
                .get()
                .problems()
                .stream()
                .filter(problem -> NodePath.of(node).equals(problem.place().node()))
                .filter(problem -> values.stream().noneMatch(value -> value.isOf(problem)))
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
        when.commit();
    }
}

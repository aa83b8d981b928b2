package blocksmith.app.inspector;

import blocksmith.app.session.EditorSession;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Node;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.op.Literal;
import blocksmith.engine.op.LiteralForm;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.op.ParameterType;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import java.util.List;
import java.util.Optional;

/// One parameter of a node.
final class ValueEntry {
    private final EditorSession session;
    private final NodeId node;
    private final ParameterType parameter;
    private final Entry entry;

    ValueEntry(EditorSession session, NodeId node, ParameterType parameter) {
        this.session = session;
        this.node = node;
        this.parameter = parameter;
        var help = parameter.help() + ".\nTakes " + parameter.expected() + ", or an expression.";
        this.entry = Entry.beside("field-" + parameter.name(), parameter.label(), help, choices(), this::enter);
    }

    private List<String> choices() {
        return parameter.kind().forms().contains(LiteralForm.TRUTH) ? List.of("true", "false") : parameter.words();
    }

    Entry entry() {
        return entry;
    }

    private void enter(String text) {
        session.edit(new Edit.SetValue(node, parameter.name(), Texts.parse(text)));
    }

    void show(Node shown) {
        var given = shown.values().get(parameter.name());
        entry.show(Texts.of(given), prompt());
        entry.explain(given instanceof Literal.Word word && !parameter.words().contains(word.text()) ? result() : "");
        entry.say(
                session.analysisProperty()
                        .get()
                        .problems()
                        .stream()
                        .filter(this::isOf)
                        .map(problem -> problem.fact() + " " + problem.fix())
                        .toList());
    }

    /// Whether a problem is about this value.
    boolean isOf(Problem problem) {
        return NodePath.of(node).equals(problem.place().node()) && parameter.name().equals(problem.place().part());
    }

    /// What holds when nothing is given: `128 · from wire` where it comes in with the image.
    private String prompt() {
        var fallback = parameter.fallback();
        if (fallback instanceof Literal.Word(var word) && word.equals("same") && parameter.name().endsWith(
                "Channels")) {
            return arrivingChannels().map(count -> count + " · from wire").orElse("from wire");
        }
        return fallback == null ? "needed" : Texts.of(fallback);
    }

    private Optional<Integer> arrivingChannels() {
        return session.analysisProperty()
                .get()
                .nodes()
                .get(NodePath.of(node)) instanceof NodeAnalysis.Known known
                && !known.inputs().isEmpty()
                        ? Optional.of(known.inputs().getFirst().shape().channels())
                        : Optional.empty();
    }

    /// What the expression comes to now.
    private String result() {
        return session.analysisProperty().get().graph().nodes().get(
                NodePath.of(node)) instanceof GraphNode.Typed typed
                        ? "= " + Texts.of(OperatorType.of(typed.operator()).values(typed.operator()).get(
                                parameter.name()))
                        : "";
    }
}

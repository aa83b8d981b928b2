package blocksmith.app.inspector;

import blocksmith.app.session.EditorSession;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.Parameter;
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
import java.util.function.Supplier;

/// One value of a node: a parameter of its operator, or of the design that it stands for.
final class ValueEntry {
    private final EditorSession session;
    private final NodeId node;
    private final String name;
    private final List<String> words;
    private final Supplier<String> prompt;
    private final Supplier<String> result;
    private final Entry entry;

    ValueEntry(EditorSession session, NodeId node, ParameterType parameter) {
        this.session = session;
        this.node = node;
        this.name = parameter.name();
        this.words = parameter.words();
        this.prompt = () -> prompt(parameter);
        this.result = this::result;
        var help = parameter.help() + ".\nTakes " + parameter.expected() + ", or an expression.";
        this.entry = Entry.beside("field-" + name, parameter.label(), help, choices(parameter), this::enter);
    }

    ValueEntry(EditorSession session, NodeId node, Parameter parameter) {
        this.session = session;
        this.node = node;
        this.name = parameter.name();
        this.words = List.of();
        this.prompt = () -> Texts.of(parameter.value());
        this.result = () -> "";
        var help = (parameter.help().isEmpty() ? name : parameter.help()) + ".\nTakes a value, or an expression.";
        this.entry = Entry.beside("field-" + name, name, help, List.of(), this::enter);
    }

    private static List<String> choices(ParameterType parameter) {
        return parameter.kind().forms().contains(LiteralForm.TRUTH) ? List.of("true", "false") : parameter.words();
    }

    Entry entry() {
        return entry;
    }

    private void enter(String text) {
        session.edit(new Edit.SetValue(node, name, Texts.parse(text)));
    }

    void show(Node shown) {
        var given = shown.values().get(name);
        entry.show(Texts.of(given), prompt.get());
        entry.explain(given instanceof Literal.Word word && !words.contains(word.text()) ? result.get() : "");
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
        return NodePath.of(node).equals(problem.place().node()) && name.equals(problem.place().part());
    }

    /// What holds when nothing is given: `128 · from wire` where it comes in with the image.
    private String prompt(ParameterType parameter) {
        var fallback = parameter.fallback();
        if (fallback instanceof Literal.Word(var word) && word.equals("same") && name.endsWith("Channels")) {
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
                        ? "= " + Texts.of(OperatorType.of(typed.operator()).values(typed.operator()).get(name))
                        : "";
    }
}

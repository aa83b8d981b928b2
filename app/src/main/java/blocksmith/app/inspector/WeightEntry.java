package blocksmith.app.inspector;

import blocksmith.app.session.EditorSession;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Node;
import blocksmith.engine.op.Literal;
import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.problem.ProblemCode;
import java.util.List;

/// Where one tensor of a node's weights comes from.
final class WeightEntry {
    private static final String HELP = "he, xavier or pytorch, a number for all elements, or the numbers of one window, such "
            + "as [-1, 0, 1, -2, 0, 2, -1, 0, 1]";

    private final EditorSession session;
    private final NodeId node;
    private final String tensor;
    private final Entry entry;

    private WeightEntry(EditorSession session, NodeId node, WeightSpec spec) {
        this.session = session;
        this.node = node;
        this.tensor = spec.name();
        this.entry = Entry.wide("field-weights-" + tensor, "Tensor " + tensor + ", " + spec.shape(), HELP,
                this::enter);
    }

    /// One for each tensor that the node needs, as far as it is known.
    static List<WeightEntry> of(EditorSession session, NodeId node) {
        return specs(session, node).stream().map(spec -> new WeightEntry(session, node, spec)).toList();
    }

    static List<WeightSpec> specs(EditorSession session, NodeId node) {
        return session.analysisProperty().get().nodes().get(NodePath.of(node)) instanceof NodeAnalysis.Known known
                ? known.weightSpecs()
                : List.of();
    }

    Entry entry() {
        return entry;
    }

    private void enter(String text) {
        session.edit(new Edit.SetWeights(node, tensor, text.isBlank() ? null : Literal.parse(text)));
    }

    void show(Node shown) {
        var given = shown.weights().get(tensor);
        entry.show(given == null ? "" : given.toString(), "drawn");
        entry.say(
                session.analysisProperty()
                        .get()
                        .problems()
                        .stream()
                        .filter(this::isOf)
                        .map(problem -> problem.fact() + " " + problem.fix())
                        .toList());
    }

    /// Whether a problem is about this tensor.
    boolean isOf(Problem problem) {
        return problem.code() == ProblemCode.BAD_WEIGHTS && NodePath.of(node).equals(problem.place().node())
                && tensor.equals(problem.place().part());
    }
}

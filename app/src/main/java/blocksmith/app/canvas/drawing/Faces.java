package blocksmith.app.canvas.drawing;

import blocksmith.app.canvas.drawing.NodeFace.Condition;
import blocksmith.app.session.BenchmarkState;
import blocksmith.app.text.Numbers;
import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.design.Node;
import blocksmith.engine.op.Category;
import blocksmith.engine.op.Convention;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Puts into words what is known of nodes.
final class Faces {
    private final Analysis analysis;
    private final BenchmarkState benchmark;
    private final Convention convention;
    private final Map<NodeId, Problem> problems = new HashMap<>();

    Faces(Analysis analysis, BenchmarkState benchmark, Convention convention) {
        this.convention = convention;
        this.analysis = analysis;
        this.benchmark = benchmark;
        for (var problem : analysis.problems()) {
            var place = problem.place().node();
            if (place != null) {
                problems.merge(place.root(), problem, (one, other) -> one.isError() ? one : other);
            }
        }
    }

    NodeFace of(Node node) {
        var path = NodePath.of(node.id());
        return switch (analysis.nodes().get(path)) {
            case NodeAnalysis.Known known -> known(node, path, known);
            case NodeAnalysis.Unknown unknown -> unknown(node, unknown);
            case null -> analysis.graph().groups().containsKey(path) ? group(node, path) : unseen(node, path);
        };
    }

    /// A node that stands for several.
    private NodeFace group(Node node, NodePath path) {
        var group = Objects.requireNonNull(analysis.graph().groups().get(path));
        var totals = analysis.within(path);
        var title = (node.title() == null ? group.name() : node.title())
                + (group.times() == 1 ? "" : " ×" + group.times());
        var outputs = analysis.outputs(path).stream().map(type -> type.shape().perImage()).toList();
        return new NodeFace(Category.BLOCK, title, millis(path), String.join(", ", outputs),
                Numbers.exact(totals.parameters()), Numbers.scaled((double) totals.counted(convention)),
                share(totals.counted(convention)),
                problems.containsKey(node.id()) ? Condition.DOUBTFUL : Condition.SOUND, message(node.id()));
    }

    private String millis(NodePath path) {
        var millis = benchmark.millis(path);
        return millis.isEmpty()
                ? ""
                : (benchmark.isProvisional() ? "≈" : "") + Numbers.significant(millis.getAsDouble());
    }

    /// Or what became of the node, if another has its time.
    private String time(NodePath path) {
        var millis = millis(path);
        return millis.isEmpty() ? benchmark.fateOf(path) : millis;
    }

    private NodeFace known(Node node, NodePath path, NodeAnalysis.Known known) {
        boolean full = isFull(known.category());
        var title = node.title() == null ? known.title() : node.title();
        return new NodeFace(known.category(), title,
                full ? time(path) : "",
                full ? known.settings() : outcome(path, known), full ? Numbers.exact(known.parameters()) : "",
                full ? Numbers.scaled((double) known.counted(convention)) : "",
                share(known.counted(convention)),
                problems.containsKey(node.id()) ? Condition.DOUBTFUL : Condition.SOUND, message(node.id()));
    }

    /// Of the work of the whole design.
    private double share(long count) {
        return (double) count / Math.max(1, analysis.totals().counted(convention));
    }

    /// A small node's second line.
    private String outcome(NodePath path, NodeAnalysis.Known known) {
        if (known.parameters() > 0) {
            return Numbers.exact(known.parameters()) + " par";
        }
        var fate = benchmark.fateOf(path);
        if (!fate.isEmpty() || !known.settings().isEmpty()) {
            return fate.isEmpty() ? known.settings() : fate;
        }
        return known.outputs().isEmpty() ? "" : known.outputs().getFirst().shape().channels() + " ch";
    }

    private NodeFace unknown(Node node, NodeAnalysis.Unknown unknown) {
        var title = node.title() == null ? unknown.title() : node.title();
        boolean wrong = !unknown.problems().isEmpty();
        return plain(unknown.category(), title, wrong ? "has a problem" : "waiting",
                wrong ? Condition.WRONG : Condition.WAITING, message(node.id()));
    }

    /// The analysis has not come to it yet, or its condition does not hold.
    private NodeFace unseen(Node node, NodePath path) {
        var about = node.type().map(OperatorType::about);
        var title = node.title() == null ? about.map(it -> it.label()).orElse(node.operator()) : node.title();
        boolean bypassed = analysis.graph().bypassed().containsKey(path);
        return plain(about.map(it -> it.category()).orElse(Category.CHANNELS), title, bypassed ? "passed by" : "…",
                bypassed ? Condition.BYPASSED : Condition.WAITING, message(node.id()));
    }

    /// Of a node that is not there yet.
    static NodeFace unseen(Category category, String title) {
        return plain(category, title, "…", Condition.WAITING, "");
    }

    private static NodeFace plain(Category category, String title, String settings, Condition condition,
            String message) {
        return new NodeFace(category, title, "", settings, "", "", 0, condition, message);
    }

    private String message(NodeId id) {
        var problem = problems.get(id);
        return problem == null ? "" : problem.fact() + " " + problem.fix();
    }

    /// Whether nodes of this category have weights and work worth a node of full size.
    static boolean isFull(Category category) {
        return switch (category) {
            case CONVOLUTION, DEPTHWISE, ATTENTION, DENSE, BLOCK -> true;
            case INPUT_OUTPUT, NORMALIZATION, ACTIVATION, CHANNELS, MERGE, POOL -> false;
        };
    }
}

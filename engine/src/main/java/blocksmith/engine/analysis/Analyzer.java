package blocksmith.engine.analysis;

import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.op.Category;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tensor.TensorType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One pass over a graph in computing order.
final class Analyzer {
    private final Graph graph;
    private final Setting setting;
    private final @Nullable Analysis previous;
    private final Map<NodePath, NodeAnalysis.Known> known = new LinkedHashMap<>();
    private final Map<NodePath, NodeAnalysis> nodes = new LinkedHashMap<>();
    private final List<Problem> problems;

    Analyzer(Graph graph, Setting setting, @Nullable Analysis previous) {
        this.graph = graph;
        this.setting = setting;
        this.previous = previous;
        this.problems = new ArrayList<>(graph.problems());
    }

    Analysis analyze() {
        for (var node : graph.nodes().values()) {
            nodes.put(node.path(), analyzed(node));
        }
        problems.addAll(Completion.mismatches(graph, nodes));
        var totals = new Summation(graph, known).totals();
        problems.addAll(Completion.problems(graph, known));
        if (problems.stream().noneMatch(problem -> problem.code() == ProblemCode.OVERFLOW)) {
            problems.addAll(Completion.overflows(totals));
        }
        return new Analysis(graph, setting, nodes, totals, problems);
    }

    private NodeAnalysis analyzed(GraphNode node) {
        var analysis = switch (node) {
            case GraphNode.Typed typed -> typed(typed);
            case GraphNode.Broken broken -> unknown(broken, broken.problems(), List.of());
            case GraphNode.Opaque opaque -> unknown(opaque, List.of(), List.of());
        };
        if (analysis instanceof NodeAnalysis.Known result) {
            known.put(node.path(), result);
            problems.addAll(Completion.overflows(result));
        }
        return analysis;
    }

    private NodeAnalysis typed(GraphNode.Typed node) {
        var unconnected = Completion.unconnected(node);
        problems.addAll(unconnected);
        var arriving = unconnected.isEmpty() ? arriving(node) : Optional.<Arriving>empty();
        return arriving.map(there -> withInputs(node, there)).orElseGet(() -> unknown(node, unconnected, List.of()));
    }

    private NodeAnalysis withInputs(GraphNode.Typed node, Arriving arriving) {
        return switch (unchanged(node, arriving)) {
            case NodeAnalysis.Known same -> same;
            case null -> switch (NodeRule.apply(node, arriving)) {
                case NodeRule.Accepted(var result) -> result;
                case NodeRule.Refused(var found, var outputs) -> {
                    problems.addAll(found);
                    yield unknown(node, found, outputs);
                }
            };
        };
    }

    private NodeAnalysis.@Nullable Known unchanged(GraphNode.Typed node, Arriving arriving) {
        return previous != null && previous.setting().equals(setting)
                && previous.nodes().get(node.path()) instanceof NodeAnalysis.Known before
                && before.node().operator().equals(node.operator())
                && before.arriving().equals(arriving)
                        ? before.with(node)
                        : null;
    }

    /// What arrives at the node; empty when some of it is not known.
    private Optional<Arriving> arriving(GraphNode.Typed node) {
        var types = new ArrayList<TensorType>();
        var fields = new ArrayList<ReceptiveField>();
        for (var input : node.inputs()) {
            var outlet = input.orElseThrow();
            var source = nodes.get(outlet.node());
            if (source == null || source.outputs().isEmpty()) {
                return Optional.empty();
            }
            types.add(source.outputs().get(outlet.port()));
            if (source instanceof NodeAnalysis.Known there) {
                there.receptiveField().ifPresent(fields::add);
            }
        }
        return Optional.of(new Arriving(types, merged(fields), setting.batch()));
    }

    private static Optional<ReceptiveField> merged(List<ReceptiveField> fields) {
        return fields.stream().reduce(ReceptiveField::merge);
    }

    private NodeAnalysis.Unknown unknown(GraphNode node, List<Problem> own, List<TensorType> outputs) {
        var type = OperatorType.named(node.operatorName());
        return new NodeAnalysis.Unknown(
                node,
                type.map(t -> t.about().label()).orElse(node.operatorName()),
                type.map(t -> t.about().category()).orElse(Category.INPUT_OUTPUT),
                outputs,
                outputs.isEmpty() ? lastOutputs(node.path()) : outputs,
                own);
    }

    private List<TensorType> lastOutputs(NodePath path) {
        return previous == null ? List.of() : previous.lastOutputs(path);
    }
}

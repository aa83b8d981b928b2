package blocksmith.engine.analysis;

import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.op.Category;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.op.WeightSetting;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One pass over a graph in computing order. What the last analysis knew is taken over where neither the node nor what
/// arrives at it has changed.
final class Analyzer {
    private final Graph graph;
    private final Setting setting;
    private final @Nullable Analysis previous;
    private final boolean hangsAsBefore;
    private final NodeRule rule;
    private final List<NodeAnalysis> results;
    /// What is wrong with each node.
    private final List<List<Problem>> found;
    /// Whether something else leaves a node than before; only where the wires are as they were.
    private final boolean[] leavesOther;

    Analyzer(Graph graph, Setting setting, @Nullable Analysis previous) {
        this.graph = graph;
        this.setting = setting;
        this.previous = previous;
        this.hangsAsBefore = previous != null && previous.setting().equals(setting)
                && previous.graph().wires().equals(graph.wires());
        this.rule = new NodeRule(setting);
        this.results = new ArrayList<>(graph.inOrder().size());
        this.found = new ArrayList<>(graph.inOrder().size());
        this.leavesOther = new boolean[graph.inOrder().size()];
    }

    Analysis analyze() {
        for (int place = 0; place < leavesOther.length; place++) {
            if (!takeOver(place)) {
                analyze(place);
            }
        }
        var totals = new Summation(graph, results, setting).totals();
        return new Analysis(graph, setting, results, found, totals, problems(totals));
    }

    private List<Problem> problems(Totals totals) {
        var problems = new ArrayList<>(graph.problems());
        found.forEach(problems::addAll);
        problems.addAll(Completion.mismatches(graph, results));
        problems.addAll(Completion.problems(graph, results));
        if (problems.stream().noneMatch(problem -> problem.code() == ProblemCode.OVERFLOW)) {
            problems.addAll(Completion.overflows(totals));
        }
        return problems;
    }

    /// Whether nothing that the node depends on has changed: then it is as it was.
    private boolean takeOver(int place) {
        if (previous == null || !hangsAsBefore
                || !graph.inOrder().get(place).equals(previous.graph().inOrder().get(place))) {
            return false;
        }
        for (int source : graph.wires().sources(place)) {
            if (source >= 0 && leavesOther[source]) {
                return false;
            }
        }
        results.add(previous.inOrder().get(place));
        found.add(previous.found().get(place));
        return true;
    }

    private void analyze(int place) {
        var problems = new ArrayList<Problem>();
        var result = switch (graph.inOrder().get(place)) {
            case GraphNode.Typed typed -> typed(place, typed, problems);
            case GraphNode.Broken broken -> unknown(broken, broken.problems(), List.of());
            case GraphNode.Opaque opaque -> opaque(opaque, problems);
        };
        if (result instanceof NodeAnalysis.Known known) {
            problems.addAll(Completion.overflows(known));
        }
        results.add(result);
        found.add(List.copyOf(problems));
        leavesOther[place] = previous != null && hangsAsBefore
                && !leavesTheSame(result, previous.inOrder().get(place));
    }

    private static boolean leavesTheSame(NodeAnalysis now, NodeAnalysis before) {
        return (now instanceof NodeAnalysis.Known known && before instanceof NodeAnalysis.Known then)
                ? known.outputs().equals(then.outputs()) && known.receptiveField().equals(then.receptiveField())
                : now.equals(before);
    }

    private NodeAnalysis typed(int place, GraphNode.Typed node, List<Problem> problems) {
        var unconnected = Completion.unconnected(node);
        problems.addAll(unconnected);
        var arriving = unconnected.isEmpty() ? arriving(place) : Optional.<Arriving>empty();
        return arriving.map(there -> withInputs(node, there, problems))
                .orElseGet(() -> unknown(node, unconnected, List.of()));
    }

    private NodeAnalysis withInputs(GraphNode.Typed node, Arriving arriving, List<Problem> problems) {
        var same = unchanged(node, arriving);
        return same != null ? same : switch (rule.apply(node.operator(), arriving.types())) {
            case NodeRule.Accepted(var rated) -> {
                WeightSetting.findings(node.weights(), rated.weightSpecs())
                        .forEach(finding -> problems.add(finding.at(node.path())));
                yield new NodeAnalysis.Known(node, arriving, rated, field(node, rated, arriving));
            }
            case NodeRule.Refused(var findings, var outputs) -> {
                var own = findings.stream().map(finding -> finding.at(node.path())).toList();
                problems.addAll(own);
                yield unknown(node, own, outputs);
            }
        };
    }

    private NodeAnalysis.@Nullable Known unchanged(GraphNode.Typed node, Arriving arriving) {
        return previous != null && previous.setting().equals(setting)
                && previous.nodes().get(node.path()) instanceof NodeAnalysis.Known before
                && before.node().operator().equals(node.operator())
                && before.node().weights().equals(node.weights()) && node.weights().isEmpty()
                && before.arriving().equals(arriving)
                        ? before.with(node)
                        : null;
    }

    private static Optional<ReceptiveField> field(GraphNode.Typed node, Rated rated, Arriving arriving) {
        return node.operator() instanceof Input
                ? Optional.of(ReceptiveField.POINT)
                : arriving.field().map(field -> field.through(rated.reach(), node.operator().about().label()));
    }

    /// What arrives at the node; empty when some of it is not known.
    private Optional<Arriving> arriving(int place) {
        var types = new ArrayList<TensorType>();
        Optional<ReceptiveField> field = Optional.empty();
        var sources = graph.wires().sources(place);
        for (int input = 0; input < sources.length; input++) {
            int source = sources[input];
            // nodes on a circle come before some that feed them
            if (source < 0 || source >= results.size() || results.get(source).outputs().isEmpty()) {
                return Optional.empty();
            }
            types.add(results.get(source).outputs().get(graph.wires().sourcePorts(place)[input]));
            if (results.get(source) instanceof NodeAnalysis.Known there) {
                field = merged(field, there.receptiveField());
            }
        }
        return Optional.of(new Arriving(types, field, setting.batch()));
    }

    private static Optional<ReceptiveField> merged(Optional<ReceptiveField> one, Optional<ReceptiveField> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(one.get().merge(other.get()))
                : one.or(() -> other);
    }

    /// A design that is not found keeps the shapes that it had last, so that what follows is still counted.
    private NodeAnalysis.Unknown opaque(GraphNode.Opaque node, List<Problem> problems) {
        if (graph.problems().stream().noneMatch(problem -> LastKnown.isMissing(node, problem))) {
            return unknown(node, List.of(), List.of());
        }
        var known = previous == null ? List.<TensorType>of() : LastKnown.outputs(node, previous);
        problems.add(LastKnown.finding(node, known).at(node.path()));
        return unknown(node, List.of(), known);
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

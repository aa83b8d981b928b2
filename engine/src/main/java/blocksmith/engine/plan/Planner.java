package blocksmith.engine.plan;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.kernel.Order;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Output;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.weights.WeightSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes plans: the graph as stages, the passes, a kernel for each stage, and a place for everything.
public final class Planner {
    private Planner() {
    }

    /// With the accuracy that is usual, and the first kernel that takes each layer.
    public static Planning plan(Analysis analysis, WeightSource weights, int threads) {
        return plan(analysis, weights, PlanOptions.forThreads(threads));
    }

    public static Planning plan(Analysis analysis, WeightSource weights, PlanOptions options) {
        return plan(analysis, weights, options, List.of());
    }

    /// With the kernels of earlier plans for layers that are as they were.
    public static Planning plan(Analysis analysis, WeightSource weights, PlanOptions options, List<Plan> earlier) {
        return plan(analysis, weights, options, Passes::apply, earlier);
    }

    /// The same with a kernel for every node, nothing folded and nothing fused: as a design runs while it is trained.
    public static Planning planNodeByNode(Analysis analysis, WeightSource weights, int threads) {
        return plan(analysis, weights, PlanOptions.forThreads(threads), UnaryOperator.identity(), List.of());
    }

    private static Planning plan(Analysis analysis, WeightSource weights, PlanOptions options,
            UnaryOperator<Draft> passes, List<Plan> earlier) {
        var errors = errors(analysis);
        if (!errors.isEmpty()) {
            return new Planning.Impossible(errors);
        }
        var obstacles = Feasibility.problems(analysis);
        return obstacles.isEmpty()
                ? planned(passes.apply(draft(analysis, weights, options.layoutChanges())), options, earlier)
                : new Planning.Impossible(obstacles);
    }

    /// What is wrong on the way to an Output; the rest is not run.
    private static List<Problem> errors(Analysis analysis) {
        return analysis.problems()
                .stream()
                .filter(Problem::isError)
                .filter(problem -> isOnTheWay(analysis.graph(), problem.place().node()))
                .toList();
    }

    /// What is wrong with a design within the design may be on the way, and so may what is wrong with it as a whole.
    private static boolean isOnTheWay(Graph graph, @Nullable NodePath node) {
        if (node == null || graph.groups().containsKey(node)) {
            return true;
        }
        int place = graph.wires().place(node);
        return place >= 0 && graph.wires().leadsToOutput(place);
    }

    private static Planning planned(Draft draft, PlanOptions options, List<Plan> earlier) {
        int threads = options.threads();
        var choices = Choices.of(draft, options, earlier);
        var scratch = choices.stream().mapToLong(choice -> choice.kernel().scratchFloats(threads)).toArray();
        var placement = PlaceMemory.place(draft, Borders.callers(draft, choices), scratch);
        var tooLarge = Feasibility.arena(placement.floats());
        return tooLarge.isPresent()
                ? new Planning.Impossible(List.of(tooLarge.get()))
                : new Planning.Planned(assembled(draft, choices, placement, options));
    }

    private static Plan assembled(Draft draft, List<Choice> choices, PlaceMemory.Placement placement,
            PlanOptions options) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < choices.size(); i++) {
            var stage = draft.stages().get(i);
            var orders = choices.get(i).layer().orders();
            steps.add(
                    new Step(
                            stage.parts().stream().map(Stage::nodes).toList(),
                            choices.get(i),
                            stage.inputs().stream().map(placement::of).toList(),
                            stage.outputs().stream().map(placement::of).toList(),
                            stage.residual().map(placement::of).orElse(-1),
                            Math.toIntExact(placement.scratch()[i]),
                            Borders.index(orders.input(), draft.inputs(), stage.input()),
                            Borders.index(orders.output(), draft.results(), stage.output()),
                            stage.residual().map(added -> Borders.index(orders.added(), draft.inputs(), added))
                                    .orElse(-1)));
        }
        var given = steps.stream().flatMap(step -> Stream.of(step.given(), step.added())).toList();
        var wanted = steps.stream().map(Step::wanted).toList();
        return new Plan(steps, borders(draft, draft.inputs(), placement, given),
                borders(draft, draft.results(), placement, wanted),
                options.threads(), options.accuracy(), placement.floats(), placement.lowerBound(), placement.live(),
                fates(draft, steps));
    }

    /// @param direct those that steps read or make in the caller's order
    private static List<Border> borders(Draft draft, Map<NodePath, Outlet> outlets, PlaceMemory.Placement placement,
            List<Integer> direct) {
        var borders = new ArrayList<Border>();
        for (var entry : outlets.entrySet()) {
            borders.add(new Border(entry.getKey(), draft.shape(entry.getValue()), placement.of(entry.getValue()),
                    direct.contains(borders.size()) ? Order.CHANNELS_FIRST : Order.CHANNELS_LAST));
        }
        return borders;
    }

    private static Map<NodePath, Fate> fates(Draft draft, List<Step> steps) {
        var fates = new LinkedHashMap<>(draft.fates());
        draft.inputs().keySet().forEach(node -> fates.put(node, border()));
        draft.results().keySet().forEach(node -> fates.put(node, border()));
        steps.stream().flatMap(step -> step.layers().stream())
                .forEach(nodes -> fates.put(nodes.getFirst(), new Fate(Fate.Kind.RUNS, Optional.empty())));
        return fates;
    }

    private static Fate border() {
        return new Fate(Fate.Kind.BORDER, Optional.empty());
    }

    private static Draft draft(Analysis analysis, WeightSource weights, LayoutChanges layoutChanges) {
        var stages = new ArrayList<Stage>();
        var shapes = new HashMap<Outlet, Shape>();
        var inputs = new LinkedHashMap<NodePath, Outlet>();
        var results = new LinkedHashMap<NodePath, Outlet>();
        var wires = analysis.graph().wires();
        for (var path : wires.paths()) {
            if (wires.leadsToOutput(wires.place(path))
                    && analysis.nodes().get(path) instanceof NodeAnalysis.Known node) {
                var outlets = outlets(node, shapes);
                switch (node.node().operator()) {
                    case Input _ -> inputs.put(path, outlets.getFirst());
                    case Output _ -> results.put(path, sources(node).getFirst());
                    default -> stages.add(stage(node, outlets, weights));
                }
            }
        }
        return new Draft(stages, shapes, inputs, results, Map.of(), Map.of(), layoutChanges);
    }

    private static List<Outlet> outlets(NodeAnalysis.Known node, Map<Outlet, Shape> shapes) {
        var outlets = new ArrayList<Outlet>();
        for (int port = 0; port < node.outputs().size(); port++) {
            var outlet = new Outlet(node.node().path(), port);
            shapes.put(outlet, node.outputs().get(port).shape());
            outlets.add(outlet);
        }
        return outlets;
    }

    private static List<Outlet> sources(NodeAnalysis.Known node) {
        return node.node().inputs().stream().map(Optional::orElseThrow).toList();
    }

    private static Stage stage(NodeAnalysis.Known node, List<Outlet> outlets, WeightSource weights) {
        var path = node.node().path();
        return new Stage(path, node.node().operator(), sources(node), outlets,
                StageWeights.of(weights, path, node.weightSpecs()));
    }
}

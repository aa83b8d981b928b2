package blocksmith.engine.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Edits;
import blocksmith.engine.design.Point;
import blocksmith.engine.kernel.Kernel;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.op.Literal;
import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.run.DrawnInput;
import blocksmith.engine.run.Session;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.tensor.Tensor;
import blocksmith.engine.weights.DesignWeights;
import blocksmith.engine.weights.WeightSource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/// What an edit leaves of the plan before it: counted, not timed.
class ReplanTest {
    private static final Template BLOCK = template("efficient-block");

    /// Nodes whose weights were computed for the newest plan.
    private final Set<String> computed = ConcurrentHashMap.newKeySet();

    private static Template template(String name) {
        return Library.find(name).orElseThrow();
    }

    private static Template edited(Template template, Edit... edits) {
        var design = template.design();
        for (var edit : edits) {
            design = Edits.apply(design, edit);
        }
        return new Template(template.origin(), design);
    }

    private static Edit set(String node, String name, int value) {
        return new Edit.SetValue(new NodeId(node), name, new Literal.Whole(value));
    }

    private record Noting(WeightSource source, Set<String> computed) implements WeightSource {
        @Override
        public Tensor values(NodePath node, WeightSpec spec) {
            computed.add(node.toString());
            return source.values(node, spec);
        }

        @Override
        public Object identity(NodePath node, WeightSpec spec) {
            return source.identity(node, spec);
        }
    }

    private Plan plan(Template template, int threads, Plan... earlier) {
        computed.clear();
        var elaborated = Elaboration.of(template, Map.of(), new TemplateFiles());
        var analysis = Analysis.of(elaborated.graph(), Setting.SINGLE);
        var weights = new Noting(DesignWeights.of(template, analysis.graph()).source(), computed);
        return assertInstanceOf(Planning.Planned.class,
                Planner.plan(analysis, weights, PlanOptions.forThreads(threads), List.of(earlier))).plan();
    }

    /// The first nodes of steps whose kernels the plan before had not.
    private static List<String> made(Plan before, Plan after) {
        var known = Collections.<Kernel>newSetFromMap(new IdentityHashMap<>());
        before.steps().forEach(step -> known.add(step.choice().kernel()));
        return after.steps().stream()
                .filter(step -> !known.contains(step.choice().kernel()))
                .map(step -> step.nodes().getFirst().toString())
                .toList();
    }

    @Test
    void theSameDesignMakesNothingAnewEvenForOtherThreads() {
        var network = template("mobilenet_v2");
        var before = plan(network, 1);
        var after = plan(network, 2, before);
        assertEquals(List.of(), made(before, after));
        assertEquals(Set.of(), computed);
    }

    @Test
    void aMovedNodeMakesNothingAnew() {
        var before = plan(BLOCK, 1);
        var moved = edited(BLOCK, new Edit.MoveNodes(Map.of(new NodeId("se"), new Point(7, 7))));
        assertEquals(List.of(), made(before, plan(moved, 1, before)));
        assertEquals(Set.of(), computed);
    }

    @Test
    void aLayerOfOtherKernelsIsMadeWithThoseThatItRunsWithWhereItsChannelsStay() {
        var before = plan(BLOCK, 1);
        var after = plan(edited(BLOCK, set("depthwise", "kernel", 5), set("depthwise", "padding", 2)), 1, before);
        assertEquals(List.of("depthwise"), made(before, after));
        assertEquals(Set.of("expand", "expand-bn", "depthwise", "depthwise-bn"), computed);
    }

    @Test
    void otherChannelsReachAsFarAsTheNextLayerThatMixesThem() {
        var twice = template("two-3x3");
        var before = plan(twice, 1);
        var first = before.steps().getFirst().nodes().getFirst().toString();
        var second = before.steps().get(1).nodes().getFirst().toString();
        var wider = plan(edited(twice, set(first, "outChannels", 40)), 1, before);
        assertEquals(List.of(first, second), made(before, wider));
        var back = plan(twice, 1, wider, before);
        assertEquals(List.of(), made(before, back));
    }

    @Test
    void otherWeightsMakeTheirLayerAnew() {
        var before = plan(BLOCK, 1);
        var zeros = new Edit.SetWeights(new NodeId("project"), "weight", new Literal.Whole(0));
        assertEquals(List.of("project"), made(before, plan(edited(BLOCK, zeros), 1, before)));
    }

    @Test
    void aPlanOfKernelsTakenOverComputesTheSame() {
        var changed = edited(BLOCK, set("depthwise", "kernel", 5), set("depthwise", "padding", 2));
        var taken = plan(changed, 1, plan(BLOCK, 1));
        assertArrayEquals(run(plan(changed, 1)), run(taken), 0f);
    }

    private static float[] run(Plan plan) {
        try (var workers = new WorkerPool(1)) {
            var input = DrawnInput.tensor(plan.inputs().getFirst().shape(), 1);
            return new Session(plan, workers).run(List.of(input)).getFirst().data();
        }
    }
}

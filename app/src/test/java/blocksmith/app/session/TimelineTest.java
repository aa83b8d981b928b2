package blocksmith.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.backend.EmbeddedProgram;
import blocksmith.engine.backend.Part;
import blocksmith.engine.backend.PartLatency;
import blocksmith.engine.backend.Readiness;
import blocksmith.engine.bench.Interference;
import blocksmith.engine.bench.LatencyRun;
import blocksmith.engine.bench.LatencyStatistics;
import blocksmith.engine.bench.LayoutLatency;
import blocksmith.engine.bench.Phase;
import blocksmith.engine.bench.Progress;
import blocksmith.engine.bench.Reading;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.plan.Plan;
import blocksmith.engine.plan.Planner;
import blocksmith.engine.plan.Planning;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.tune.TunedLayers;
import blocksmith.engine.weights.DrawnWeights;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final EmbeddedProgram PROGRAM = new EmbeddedProgram(
            new Plan(List.of(), List.of(), List.of(), 1, Accuracy.DEFAULT, 0, 0, List.of(), Map.of()));

    private static final String INVERTED = """
            {"format": 1, "nodes": {
              "input": {"op": "Input", "values": {"channels": 32, "height": 56, "width": 56}},
              "expand": {"op": "Conv2d", "values": {"outChannels": 128, "kernel": 1}, "inputs": {"in": "input"}},
              "relu": {"op": "ReLU", "inputs": {"in": "expand"}},
              "depthwise": {"op": "Conv2d", "values": {"kernel": 3, "groups": "depthwise"}, "inputs": {"in": "relu"}},
              "project": {"op": "Conv2d", "values": {"outChannels": 32, "kernel": 1}, "inputs": {"in": "depthwise"}},
              "output": {"op": "Output", "inputs": {"in": "project"}}}}""";

    private static BenchmarkState state(Phase phase, Readiness readiness) {
        return new Timeline(TunedLayers.inMemory()).add(PROGRAM, progress(phase, readiness, List.of()));
    }

    private static Progress progress(Phase phase, Readiness readiness, List<PartLatency> parts) {
        var reading = new Reading(LatencyStatistics.of(new long[]{100, 100, 100, 100, 100}),
                List.of(new LatencyRun(System.nanoTime(), 100, 0)), new LayoutLatency(0, 0), parts,
                Interference.NONE, readiness);
        return new Progress(phase, List.of(reading));
    }

    private static EmbeddedProgram inverted() {
        var design = assertInstanceOf(DesignReading.Read.class, DesignCodec.read(INVERTED)).design();
        var analysis = Analysis.of(Elaboration.of(design, Map.of()).graph(), Setting.SINGLE);
        var planning = Planner.plan(analysis, new DrawnWeights(0), 1);
        return new EmbeddedProgram(assertInstanceOf(Planning.Planned.class, planning).plan());
    }

    /// With 1 ms for its first layer, 2 for the next, and so on.
    private static PartLatency latency(Part step) {
        var layers = IntStream.range(0, step.layers().size())
                .mapToObj(i -> new PartLatency(step.layers().get(i), 1e6 * (i + 1)))
                .toList();
        return new PartLatency(step, layers.stream().mapToDouble(PartLatency::median).sum(), layers);
    }

    @Test
    void layersThatRunTogetherHaveTimesOfTheirOwn() {
        var program = inverted();
        try (var workers = new WorkerPool(1)) {
            var parts = program.open(workers).parts().stream().map(TimelineTest::latency).toList();
            var state = new Timeline(TunedLayers.inMemory()).add(program,
                    progress(Phase.MEASURING, Readiness.READY, parts));
            for (var node : List.of("expand", "depthwise", "project")) {
                assertEquals("", state.fateOf(NodePath.of(node)));
            }
            assertEquals(OptionalDouble.of(1), state.millis(NodePath.of("expand")));
            assertEquals(OptionalDouble.of(2), state.millis(NodePath.of("depthwise")));
            assertEquals(OptionalDouble.of(3), state.millis(NodePath.of("project")));
            assertEquals(OptionalDouble.empty(), state.millis(NodePath.of("relu")));
            assertEquals("fused", state.fateOf(NodePath.of("relu")));
        }
    }

    @Test
    void numbersAreProvisionalWhileItWarmsUp() {
        var state = state(Phase.WARMING_UP, Readiness.READY);
        assertEquals(BenchmarkStatus.WARMING_UP, state.status());
        assertTrue(state.isProvisional());
        assertTrue(state.design().samples().getFirst().provisional());
    }

    @Test
    void numbersAreProvisionalWhileKernelsWaitForTheCompiler() {
        var state = state(Phase.MEASURING, new Readiness(2, 0));
        assertEquals(BenchmarkStatus.WARMING_UP, state.status());
        assertTrue(state.isProvisional());
        assertTrue(state.design().samples().getFirst().provisional());
        assertEquals(2, state.readiness().pending());
    }

    @Test
    void kernelsThatTheCompilerFailedAtDoNotKeepNumbersProvisional() {
        var state = state(Phase.MEASURING, new Readiness(0, 1));
        assertEquals(BenchmarkStatus.STEADY, state.status());
        assertFalse(state.isProvisional());
        assertFalse(state.design().samples().getFirst().provisional());
    }
}

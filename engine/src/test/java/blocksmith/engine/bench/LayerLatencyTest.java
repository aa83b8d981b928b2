package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.backend.EmbeddedProgram;
import blocksmith.engine.backend.PartLatency;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.plan.Plan;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.plan.Planner;
import blocksmith.engine.plan.Planning;
import blocksmith.engine.plan.Preference;
import blocksmith.engine.plan.Preferences;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.weights.DrawnWeights;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Times of layers that a step runs together.
class LayerLatencyTest {
    private static final String INVERTED = """
            {"format": 1, "nodes": {
              "input": {"op": "Input", "values": {"channels": 32, "height": 56, "width": 56}},
              "expand": {"op": "Conv2d", "values": {"outChannels": 128, "kernel": 1}, "inputs": {"in": "input"}},
              "relu": {"op": "ReLU", "inputs": {"in": "expand"}},
              "depthwise": {"op": "Conv2d", "values": {"kernel": 3, "groups": "depthwise"}, "inputs": {"in": "relu"}},
              "project": {"op": "Conv2d", "values": {"outChannels": 32, "kernel": 1}, "inputs": {"in": "depthwise"}},
              "output": {"op": "Output", "inputs": {"in": "project"}}}}""";

    private static Plan plan(PlanOptions options) {
        var design = assertInstanceOf(DesignReading.Read.class, DesignCodec.read(INVERTED)).design();
        var analysis = Analysis.of(Elaboration.of(design, Map.of()).graph(), Setting.SINGLE);
        var planning = Planner.plan(analysis, new DrawnWeights(1), options);
        return assertInstanceOf(Planning.Planned.class, planning).plan();
    }

    /// With a kernel for the step that was measured to be faster than the other.
    private static Plan plan(int threads, String faster, String slower) {
        var options = PlanOptions.forThreads(threads);
        var key = plan(options).steps().getFirst().choice().question().preferenceKey();
        var times = List.of(new Preference.Time(faster, 1), new Preference.Time(slower, 2));
        return plan(options.with(new Preferences(Map.of(key, new Preference(times, Instant.EPOCH)))));
    }

    private static List<String> nodes(PartLatency latency) {
        return latency.part().nodes().stream().map(Object::toString).toList();
    }

    @ParameterizedTest
    @CsvSource({"1, row bands, layer by layer", "2, row bands, layer by layer", "1, layer by layer, row bands",
        "2, layer by layer, row bands"})
    void eachHasATimeAndTheyAddUpToThatOfTheStep(int threads, String faster, String slower)
            throws InterruptedException {
        var plan = plan(threads, faster, slower);
        assertEquals(faster, plan.steps().getFirst().choice().candidate());
        var told = new CopyOnWriteArrayList<Progress>();
        Benchmark.start(List.of(new EmbeddedProgram(plan)), Duration.ofMillis(100), told::add).await();
        for (var progress : told) {
            var step = progress.readings().getFirst().parts().getFirst();
            var layers = step.apart().toList();
            assertEquals(List.of(List.of("expand", "relu"), List.of("depthwise"), List.of("project")),
                    layers.stream().map(LayerLatencyTest::nodes).toList());
            assertTrue(layers.stream().allMatch(layer -> layer.median() > 0), layers.toString());
            assertEquals(step.median(), layers.stream().mapToDouble(PartLatency::median).sum(), 1e-6 * step.median());
        }
    }
}

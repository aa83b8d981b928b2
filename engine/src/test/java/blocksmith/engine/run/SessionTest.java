package blocksmith.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.op.Input;
import blocksmith.engine.plan.Live;
import blocksmith.engine.plan.Planner;
import blocksmith.engine.plan.Planning;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Tensor;
import blocksmith.engine.weights.DrawnWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionTest {
    private static final DrawnWeights WEIGHTS = new DrawnWeights(7);

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithTheReferenceForAnyNumberOfThreads(long seed) {
        assertAgreement(RandomGraph.analysis(seed), seed);
    }

    static Stream<Path> samples() throws IOException {
        return Files.list(Path.of("..", "samples")).filter(file -> file.toString().endsWith(".json")).sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everySampleAgreesWithTheReferenceForAnyNumberOfThreads(Path file) throws IOException {
        var design = assertInstanceOf(DesignReading.Read.class, DesignFiles.read(file)).design();
        assertAgreement(Analysis.of(Elaboration.of(design, Map.of()).graph(), Setting.SINGLE), 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void theArenaOfASampleIsNotMuchLargerThanAnyMustBe(Path file) throws IOException {
        var design = assertInstanceOf(DesignReading.Read.class, DesignFiles.read(file)).design();
        var analysis = Analysis.of(Elaboration.of(design, Map.of()).graph(), Setting.SINGLE);
        var plan = assertInstanceOf(Planning.Planned.class, Planner.plan(analysis, WEIGHTS, 2)).plan();
        long most = plan.live().stream().mapToLong(Live::floats).max().orElse(0);
        assertTrue(most <= plan.lowerBound(), plan.lowerBound() + " floats, but " + most + " live");
        assertTrue(plan.arenaFloats() <= 1.1 * plan.lowerBound(), plan.arenaFloats() + " of " + plan.lowerBound());
    }

    /// Layers that run together by rows: with a shortcut around them, between the caller's planes and a layer that makes them
    /// too, and on those planes themselves.
    static Stream<String> bands() {
        var wide = "\"i\": {\"op\": \"Input\", \"values\": {\"channels\": 32, \"height\": 49, \"width\": 49}}, "
                + "\"e\": {\"op\": \"Conv2d\", \"values\": {\"outChannels\": 128, \"kernel\": 1}, \"inputs\": {\"in\": \"i\"}}, "
                + "\"d\": {\"op\": \"Conv2d\", \"values\": {\"kernel\": 3, \"padding\": 1, \"groups\": \"depthwise\"}, "
                + "\"inputs\": {\"in\": \"e\"}}, "
                + "\"p\": {\"op\": \"Conv2d\", \"values\": {\"outChannels\": 32, \"kernel\": 1}, \"inputs\": {\"in\": \"d\"}}, ";
        var planes = "\"i\": {\"op\": \"Input\", \"values\": {\"channels\": 64, \"height\": 49, \"width\": 49}}, "
                + "\"d\": {\"op\": \"Conv2d\", \"values\": {\"kernel\": 3, \"padding\": 1, \"groups\": \"depthwise\"}, "
                + "\"inputs\": {\"in\": \"i\"}}, \"r\": {\"op\": \"ReLU6\", \"inputs\": {\"in\": \"d\"}}, "
                + "\"p\": {\"op\": \"Conv2d\", \"values\": {\"outChannels\": 64, \"kernel\": 1}, \"inputs\": {\"in\": \"r\"}}, ";
        return Stream.of(
                planes + "\"o\": {\"op\": \"Output\", \"inputs\": {\"in\": \"p\"}}",
                planes + "\"a\": {\"op\": \"Add\", \"inputs\": {\"in1\": \"p\", \"in2\": \"i\"}}, "
                        + "\"o\": {\"op\": \"Output\", \"inputs\": {\"in\": \"a\"}}",
                wide + "\"o\": {\"op\": \"Output\", \"inputs\": {\"in\": \"p\"}}",
                wide + "\"a\": {\"op\": \"Add\", \"inputs\": {\"in1\": \"p\", \"in2\": \"i\"}}, "
                        + "\"o\": {\"op\": \"Output\", \"inputs\": {\"in\": \"a\"}}",
                wide + "\"s\": {\"op\": \"ChannelShuffle\", \"values\": {\"groups\": 4}, \"inputs\": {\"in\": \"p\"}}, "
                        + "\"o\": {\"op\": \"Output\", \"inputs\": {\"in\": \"s\"}}");
    }

    @ParameterizedTest
    @MethodSource("bands")
    void layersThatRunByRowsAgreeWithTheReference(String nodes) {
        var reading = DesignCodec.read("{\"format\": 1, \"nodes\": {" + nodes + "}}");
        var design = assertInstanceOf(DesignReading.Read.class, reading, reading.toString()).design();
        var analysis = Analysis.of(Elaboration.of(design, Map.of()).graph(), Setting.SINGLE);
        var plan = assertInstanceOf(Planning.Planned.class, Planner.plan(analysis, WEIGHTS, 2)).plan();
        assertTrue(plan.steps().getFirst().nodes().size() >= 3, "they run alone");
        assertAgreement(analysis, 1);
    }

    private static void assertAgreement(Analysis analysis, long seed) {
        var inputs = inputs(analysis, seed);
        var expected = ReferenceRun.of(analysis, WEIGHTS, inputs);
        var once = run(analysis, inputs, 1);
        int result = 0;
        for (var tensor : expected.values()) {
            assertClose(tensor, once.get(result++), seed);
        }
        for (int threads : List.of(2, 3, 5, 8)) {
            assertSame(once, run(analysis, inputs, threads));
        }
    }

    private static Map<NodePath, DoubleTensor> inputs(Analysis analysis, long seed) {
        var inputs = new LinkedHashMap<NodePath, DoubleTensor>();
        for (var node : analysis.nodes().values()) {
            if (node instanceof NodeAnalysis.Known known && known.node().operator() instanceof Input) {
                var shape = known.outputs().getFirst().shape();
                inputs.put(known.node().path(), DrawnInput.tensor(shape, seed + inputs.size()).toDouble());
            }
        }
        return inputs;
    }

    private static List<Tensor> run(Analysis analysis, Map<NodePath, DoubleTensor> inputs, int threads) {
        var planned = assertInstanceOf(Planning.Planned.class, Planner.plan(analysis, WEIGHTS, threads));
        try (var workers = new WorkerPool(threads)) {
            var tensors = new ArrayList<Tensor>();
            inputs.values().forEach(tensor -> tensors.add(tensor.toFloat()));
            return new Session(planned.plan(), workers).run(tensors);
        }
    }

    private static void assertClose(DoubleTensor expected, Tensor actual, long seed) {
        assertEquals(expected.shape(), actual.shape());
        double largest = 0;
        for (double value : expected.data()) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.data().length; i++) {
            assertEquals(expected.data()[i], actual.data()[i], 1e-4 * Math.max(largest, 1e-30),
                    "seed " + seed + ", element " + i);
        }
    }

    private static void assertSame(List<Tensor> expected, List<Tensor> actual) {
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i).data(), actual.get(i).data(), 0f);
        }
    }
}

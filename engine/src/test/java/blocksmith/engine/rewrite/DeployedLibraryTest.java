package blocksmith.engine.rewrite;

import static blocksmith.engine.rewrite.Forms.assertSameOutputs;
import static blocksmith.engine.rewrite.Forms.library;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.analysis.Totals;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Literal;
import blocksmith.engine.weights.CalmWeights;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The library's training forms, deployed, are its deployed forms.
class DeployedLibraryTest {

    record Block(int in, int out, int stride) {
        Map<String, Literal> arguments() {
            return Map.of("in", new Literal.Whole(in), "out", new Literal.Whole(out), "stride",
                    new Literal.Whole(stride), "size", new Literal.Whole(9));
        }
    }

    static Stream<Block> blocks() {
        return Stream.of(1, 2, 3, 4).flatMap(stride -> Stream.of(1, 3, 8, 12)
                .flatMap(in -> Stream.of(in, 5, 16).distinct().map(out -> new Block(in, out, stride))));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aRepVggBlockBecomesOneConvolution(Block block) {
        var deployment = Deployment.of(library("repvgg-block", block.arguments()), Forms.WEIGHTS);
        assertEquals(List.of("input=Input", "filter=Conv2d", "relu=ReLU", "output=Output"), Forms.nodes(deployment));
        assertCountsAs("repvgg-block-deploy", block.arguments(), deployment);
        assertSameOutputs(deployment, block.toString());
    }

    static Stream<Block> mobileOneBlocks() {
        return blocks();
    }

    @ParameterizedTest
    @MethodSource("mobileOneBlocks")
    void aMobileOneBlockBecomesTwoConvolutions(Block block) {
        for (int branches = 1; branches <= 4; branches++) {
            var arguments = new HashMap<>(block.arguments());
            arguments.put("branches", new Literal.Whole(branches));
            var deployment = Deployment.of(library("mobileone-block", arguments), Forms.WEIGHTS);
            assertEquals(2, deployment.analysis().graph().inOrder().stream()
                    .filter(node -> node.operatorName().equals("Conv2d")).count());
            assertEquals(6, deployment.analysis().graph().inOrder().size());
            assertCountsAs("mobileone-block-deploy", block.arguments(), deployment);
            assertSameOutputs(deployment, block + ", " + branches + " branches");
        }
    }

    private static void assertCountsAs(String template, Map<String, Literal> arguments, Deployment deployment) {
        var expected = library(template, arguments).totals();
        var totals = deployment.analysis().totals();
        assertEquals(expected.parameters(), totals.parameters());
        assertEquals(expected.buffers(), totals.buffers());
        assertEquals(expected.counted(), totals.counted());
        assertEquals(expected.peakBytes(), totals.peakBytes());
        assertEquals(expected.receptiveField(), totals.receptiveField());
    }

    /// The deployed forms, as MMPretrain counts them (model zoo, RepVGG and MobileOne): millions of parameters.
    @ParameterizedTest
    @CsvSource({"repvgg_a0, 8.31", "repvgg_a1, 12.79", "repvgg_a2, 25.50", "repvgg_b0, 14.34", "mobileone_s0, 2.08",
        "mobileone_s1, 4.76"})
    void networksCountAsPublished(String name, String parameters) {
        assertEquals(parameters, millions(deployedTotals(name).parameters()));
    }

    private static Totals deployedTotals(String name) {
        return Deployment.of(library(name, Map.of()), Forms.WEIGHTS).analysis().totals();
    }

    private static String millions(long count) {
        return String.format(Locale.ROOT, "%.2f", count / 1e6);
    }

    @ParameterizedTest
    @CsvSource({"mobilenet_v2", "resnet18", "mobileone_s0", "efficientnet_b0", "shufflenet_v2_x0_5"})
    void aNetworkLosesItsNormalizationsAndAgreesWithItself(String name) {
        var training = library(name, Map.of("size", new Literal.Whole(64)));
        var deployment = Deployment.of(training, new CalmWeights(training.graph()));
        assertEquals(List.of(),
                Forms.nodes(deployment).stream().filter(node -> node.contains("=BatchNorm2d")).toList());
        assertEquals(0, deployment.analysis().totals().buffers());
        Forms.assertInOrder(deployment.analysis().graph());
        try (var workers = new WorkerPool(1)) {
            var difference = deployment.difference(workers).orElseThrow();
            assertTrue(difference.relative() <= 1e-4, difference::toString);
        }
    }

    @Test
    void mobileNetV2KeepsItsWorkAndHasABiasForEachFilter() {
        var training = library("mobilenet_v2", Map.of());
        var deployed = Deployment.of(training, Forms.WEIGHTS).analysis();
        assertEquals(training.totals().macs(), deployed.totals().macs());
        long filters = deployed.nodes().values().stream()
                .filter(node -> node instanceof NodeAnalysis.Known known
                        && known.node().operator() instanceof Conv2d)
                .mapToLong(node -> node.outputs().getFirst().shape().channels())
                .sum();
        assertEquals(training.totals().parameters() - filters, deployed.totals().parameters());
    }

    @Test
    void normalizationsBeforeActivationsStay() {
        var deployment = Deployment.of(library("densenet121", Map.of()), Forms.WEIGHTS);
        assertTrue(Forms.nodes(deployment).stream().anyMatch(node -> node.endsWith("=BatchNorm2d")));
    }
}

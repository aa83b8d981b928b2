package blocksmith.engine.rewrite;

import static blocksmith.engine.rewrite.Forms.assertSameOutputs;
import static blocksmith.engine.rewrite.Forms.deployed;
import static blocksmith.engine.rewrite.Forms.nodes;
import static blocksmith.engine.rewrite.Forms.rewrites;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.run.RandomGraph;
import blocksmith.engine.tensor.Deviation;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeploymentTest {
    private static final String INPUT = "'i': {'op': 'Input', 'values': {'channels': 4, 'height': 6, 'width': 7}}, ";

    /// A node with its wires in port order: `node("s", "Add", "a", "b")`.
    private static String node(String id, String operator, String... from) {
        return layer(id, operator, "", from);
    }

    private static String conv(String id, String values, String from) {
        return layer(id, "Conv2d", values, from);
    }

    private static String layer(String id, String operator, String values, String... from) {
        var wires = from.length == 1
                ? "'in': '" + from[0] + "'"
                : "'in1': '" + from[0] + "', 'in2': '" + from[1] + "'";
        return "'" + id + "': {'op': '" + operator + "', 'values': {" + values + "}, 'inputs': {" + wires + "}}, ";
    }

    private static String output(String from) {
        return "'o': {'op': 'Output', 'inputs': {'in': '" + from + "'}}";
    }

    @Test
    void aNormalizationGoesIntoTheConvolutionBeforeIt() {
        var deployment = deployed(INPUT + conv("c", "'outChannels': 6, 'kernel': 3, 'bias': false", "i")
                + node("n", "BatchNorm2d", "c") + output("n"));
        assertEquals(List.of("i=Input", "c=Conv2d", "o=Output"), nodes(deployment));
        assertEquals(List.of("n folded into c"), rewrites(deployment));
        assertEquals(6 * 4 * 9 + 6, deployment.analysis().totals().parameters());
        assertEquals(0, deployment.analysis().totals().buffers());
        assertSameOutputs(deployment, "fold");
    }

    @Test
    void aNormalizationGoesIntoATransposedConvolutionWithGroups() {
        var deployment = deployed(
                INPUT + layer("c", "ConvTranspose2d", "'outChannels': 6, 'kernel': 2, 'stride': 2, 'groups': 2", "i")
                        + node("n", "BatchNorm2d", "c") + output("n"));
        assertEquals(List.of("n folded into c"), rewrites(deployment));
        assertSameOutputs(deployment, "fold");
    }

    @Test
    void severalNormalizationsInARowGoIntoOneConvolution() {
        var deployment = deployed(INPUT + conv("c", "'kernel': 1", "i") + node("n", "BatchNorm2d", "c")
                + node("d", "Dropout", "n") + node("m", "BatchNorm2d", "d") + output("m"));
        assertEquals(List.of("d left out", "n folded into c", "m folded into c"), rewrites(deployment));
        assertSameOutputs(deployment, "fold");
    }

    @Test
    void aNormalizationStaysWhereSomethingElseReadsTheConvolution() {
        var deployment = deployed(INPUT + conv("c", "'kernel': 1", "i") + node("n", "BatchNorm2d", "c")
                + node("a", "Add", "n", "c") + output("a"));
        assertEquals(List.of(), rewrites(deployment));
    }

    @Test
    void aNormalizationStaysBehindAnActivationAndBehindALinearLayer() {
        var deployment = deployed(INPUT + layer("l", "Linear", "'outFeatures': 5", "i")
                + node("n", "BatchNorm2d", "l") + node("r", "ReLU", "n") + node("m", "BatchNorm2d", "r") + output("m"));
        assertEquals(List.of(), rewrites(deployment));
    }

    @Test
    void whatDropsWhileTrainingIsLeftOut() {
        var deployment = deployed(INPUT + node("d", "Dropout", "i") + node("s", "StochasticDepth", "d")
                + node("a", "Add", "s", "i") + output("a"));
        assertEquals(List.of("i=Input", "a=Add", "o=Output"), nodes(deployment));
        assertEquals(List.of("d left out", "s left out"), rewrites(deployment));
        assertEquals(Optional.empty(), deployment.gone(NodePath.of("s")).orElseThrow().into());
        assertSameOutputs(deployment, "drop");
    }

    @Test
    void aConvolutionAndItsOwnInputBecomeOneConvolution() {
        var deployment = deployed(
                INPUT + conv("c", "'kernel': 3, 'padding': 1, 'groups': 2, 'bias': false", "i")
                        + node("a", "Add", "i", "c") + output("a"));
        assertEquals(List.of("i=Input", "c=Conv2d", "o=Output"), nodes(deployment));
        assertEquals(4 * 2 * 9, deployment.analysis().totals().parameters());
        assertSameOutputs(deployment, "identity");
    }

    @Test
    void theSmallerKernelGoesIntoTheLargerWhicheverSideItStandsOn() {
        var deployment = deployed(INPUT + conv("small", "'outChannels': 8, 'kernel': 1, 'groups': 4, 'stride': 2", "i")
                + conv("large", "'outChannels': 8, 'kernel': 5, 'padding': 2, 'stride': 2, 'bias': false", "i")
                + node("a", "Add", "small", "large") + output("a"));
        assertEquals(List.of("small merged into large", "a merged into large"), rewrites(deployment));
        assertSameOutputs(deployment, "kernels");
    }

    @Test
    void dilatedAndAsymmetricKernelsGoWhereTheirTapsSeeTheSamePixels() {
        var deployment = deployed(INPUT + conv("square", "'kernel': 5, 'padding': 2", "i")
                + conv("dilated", "'kernel': 3, 'padding': 2, 'dilation': 2", "i")
                + conv("row", "'kernel': [1, 3], 'padding': [0, 1]", "i")
                + node("a", "Add", "dilated", "row") + node("b", "Add", "a", "square") + output("b"));
        assertEquals(List.of("i=Input", "square=Conv2d", "o=Output"), nodes(deployment));
        assertSameOutputs(deployment, "taps");
    }

    @Test
    void branchesOfOneTensorAreFoundAnywhereInASum() {
        var deployment = deployed(INPUT + node("r", "ReLU", "i") + conv("c", "'kernel': 3, 'padding': 1", "i")
                + conv("e", "'kernel': 1", "r") + node("n", "BatchNorm2d", "i")
                + node("a", "Add", "n", "e") + node("b", "Add", "i", "a") + node("d", "Add", "b", "c") + output("d"));
        assertEquals(List.of("i=Input", "r=ReLU", "c=Conv2d", "e=Conv2d", "d=Add", "o=Output"), nodes(deployment));
        assertEquals(NodePath.of("c"), deployment.gone(NodePath.of("n")).orElseThrow().into().orElseThrow());
        assertSameOutputs(deployment, "sum");
    }

    @Test
    void branchesThatDoNotFitStay() {
        for (var other : List.of("'kernel': 3, 'padding': 1, 'dilation': 1, 'groups': 4", "'kernel': 1")) {
            var deployment = deployed(INPUT + conv("c", "'kernel': [1, 3], 'padding': [0, 1], 'groups': 4", "i")
                    + conv("b", other, "i") + node("a", "Add", "c", "b") + output("a"));
            assertEquals(!other.contains("groups"), deployment.rewrites().isEmpty(), other);
        }
    }

    @Test
    void branchesOfDifferentTensorsStay() {
        var deployment = deployed(INPUT + node("r", "ReLU", "i") + conv("c", "'kernel': 3, 'padding': 1", "i")
                + conv("b", "'kernel': 1", "r") + node("a", "Add", "c", "b") + output("a"));
        assertEquals(List.of(), rewrites(deployment));
    }

    @Test
    void aBranchThatSomethingElseReadsStays() {
        var deployment = deployed(INPUT + conv("c", "'kernel': 3, 'padding': 1", "i") + conv("b", "'kernel': 1", "i")
                + node("a", "Add", "c", "b") + node("d", "Multiply", "a", "b") + output("d"));
        assertEquals(List.of(), rewrites(deployment));
    }

    @Test
    void aSumThatRepeatsOneOfItsSidesStays() {
        var deployment = deployed(INPUT + conv("c", "'outChannels': 4, 'kernel': 1", "i")
                + conv("b", "'outChannels': 1, 'kernel': 1", "i") + node("a", "Add", "c", "b") + output("a"));
        assertEquals(List.of(), rewrites(deployment));
    }

    @Test
    void aNormalizationBesideNoConvolutionStays() {
        var deployment = deployed(INPUT + node("n", "BatchNorm2d", "i") + node("a", "Add", "n", "i") + output("a"));
        assertEquals(List.of(), rewrites(deployment));
    }

    @Test
    void whatIsWrongWithANodeThatIsGoneIsStillWrong() {
        var training = Forms.training(INPUT + conv("c", "'kernel': 1", "i")
                + "'n': {'op': 'BatchNorm2d', 'weights': {'bias': [1, 2]}, 'inputs': {'in': 'c'}}, " + output("n"));
        var deployment = Deployment.of(training, Forms.WEIGHTS);
        assertEquals(List.of("n folded into c"), rewrites(deployment));
        assertEquals(1, deployment.analysis().problems().size());
        assertEquals(training.problems(), deployment.analysis().problems());
    }

    @Test
    void aStoppedComparisonSaysNothing() {
        var deployment = deployed(INPUT + conv("c", "'kernel': 1", "i") + output("c"));
        try (var workers = new WorkerPool(1, () -> true)) {
            assertTrue(deployment.difference(workers).isEmpty());
        }
    }

    @Test
    void formsThatAreOneDifferByNothing() {
        var deployment = deployed(INPUT + conv("c", "'kernel': 1", "i") + output("c"));
        try (var workers = new WorkerPool(1)) {
            assertEquals(new Deviation(0, 0), deployment.difference(workers).orElseThrow());
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomBranchesComputeTheSameWhenTheyAreMerged(long seed) {
        var analysis = RandomBranches.analysis(seed);
        var deployment = Deployment.of(analysis, Forms.WEIGHTS);
        assertSameOutputs(deployment, "seed " + seed);
        assertTrue(deployment.analysis().totals().macs() <= analysis.totals().macs(), "seed " + seed);
    }

    @Test
    void randomBranchesTryEveryRewrite() {
        var made = seeds().mapToObj(seed -> Deployment.of(RandomBranches.analysis(seed), Forms.WEIGHTS))
                .flatMap(deployment -> deployment.rewrites().stream())
                .map(Rewritten::kind)
                .toList();
        for (var kind : Rewritten.Kind.values()) {
            assertFalse(made.stream().filter(kind::equals).count() < 20, kind + " in " + made.size());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomDesignsComputeTheSameInBothForms(long seed) {
        assertSameOutputs(Deployment.of(RandomGraph.analysis(seed), Forms.WEIGHTS), "seed " + seed);
    }
}

package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolTest {
    private static Sample pool(String name, Shape in, String... values) {
        return Sample.of(name, List.of(values), in);
    }

    @Test
    void halvesTheImageOfAResNetStem() {
        var sample = pool("MaxPool2d", Shape.image(1, 64, 112, 112), "kernel=3", "stride=2", "padding=1");
        assertEquals(List.of(Shape.image(1, 64, 56, 56)), sample.outputShapes());
        assertEquals("Max pool 3×3", sample.title());
        assertEquals("64 channels · s2 p1", sample.settings());
        assertEquals(0, sample.cost().weights().value() + sample.cost().macs().value());
        assertEquals(64 * 56 * 56 * (9 - 1), sample.cost().operations().comparisons());
    }

    @Test
    void maxPoolTakesTheLargestAndPaddingNeverWins() {
        var sample = pool("MaxPool2d", Shape.image(1, 1, 2, 2), "kernel=2", "stride=2", "padding=1");
        assertArrayEquals(
                new double[]{-1, -2, -3, -4},
                sample.reference(Map.of(), new double[]{-1, -2, -3, -4}).getFirst().data());
    }

    @Test
    void averagePoolCountsPaddingAsZeros() {
        var sample = pool("AvgPool2d", Shape.image(1, 1, 2, 2), "kernel=2", "stride=1", "padding=1");
        assertArrayEquals(
                new double[]{1, 3, 2, 4, 10, 6, 3, 7, 4},
                sample.reference(Map.of(), new double[]{4, 8, 12, 16}).getFirst().data());
    }

    /// A row of 1 to 6; the results of PyTorch.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MaxPool2d | kernel=[1,3] stride=2 ceilMode=true                                   | 3 5 6
            MaxPool2d | kernel=[1,2] stride=2 dilation=[1,3]                                  | 4 6
            AvgPool2d | kernel=[1,3] stride=2 ceilMode=true                                   | 2 4 5.5
            AvgPool2d | kernel=[1,3] stride=2 padding=[0,1] ceilMode=true                     | 1 3 5 3
            AvgPool2d | kernel=[1,3] stride=2 padding=[0,1] ceilMode=true countIncludePad=false | 1.5 3 5 6
            AvgPool2d | kernel=[1,3] stride=2 padding=[0,1] countIncludePad=false             | 1.5 3 5
            """)
    void sizesAreRoundedUpAndPaddingCountsAsPyTorchDoes(String name, String values, String expected) {
        var sample = pool(name, Shape.image(1, 1, 1, 6), values.split(" "));
        assertArrayEquals(Arrays.stream(expected.split(" ")).mapToDouble(Double::parseDouble).toArray(),
                sample.reference(Map.of(), new double[]{1, 2, 3, 4, 5, 6}).getFirst().data(), 1e-12);
    }

    @Test
    void aDesignThatSaysNothingNewPoolsAsBefore() {
        assertEquals(Operators.of("MaxPool2d", "kernel=3 stride=2 dilation=1 ceilMode=false"),
                Operators.of("MaxPool2d", "kernel=3 stride=2"));
    }

    @Test
    void binsOfAnAdaptivePoolMayOverlap() {
        var sample = pool("AdaptiveAvgPool2d", Shape.image(1, 1, 1, 5), "outputSize=[1,3]");
        assertArrayEquals(new double[]{1.5, 3, 4.5},
                sample.reference(Map.of(), new double[]{1, 2, 3, 4, 5}).getFirst().data(), 1e-12);
    }

    @Test
    void aGlobalMaxPoolLeavesTheLargest() {
        var sample = pool("GlobalMaxPool", Shape.image(1, 2, 1, 2));
        assertArrayEquals(new double[]{-1, 4},
                sample.reference(Map.of(), new double[]{-2, -1, 4, 3}).getFirst().data());
    }

    @Test
    void aMeanOverAxesTakesThemAway() {
        var sample = pool("Mean", Shape.image(1, 2, 1, 2), "axes=[2,3]");
        assertEquals(List.of(Shape.of(1, 2)), sample.outputShapes());
        assertArrayEquals(new double[]{1.5, 3.5},
                sample.reference(Map.of(), new double[]{1, 2, 3, 4}).getFirst().data());
        assertEquals(List.of(Shape.image(1, 1, 1, 2)),
                pool("Mean", Shape.image(1, 2, 1, 2), "axes=1", "keepAxes=true").outputShapes());
        assertEquals("bad-value axes: 4 are no axes of what arrives. Name each at most once, from 1 to 3.",
                pool("Mean", Shape.image(1, 2, 1, 2), "axes=4").rejection());
    }

    @Test
    void poolsEachChannelAlone() {
        var sample = pool("AvgPool2d", Shape.image(1, 2, 2, 2), "kernel=2", "stride=2");
        assertArrayEquals(
                new double[]{2.5, 25},
                sample.reference(Map.of(), new double[]{1, 2, 3, 4, 10, 20, 30, 40}).getFirst().data());
    }

    @Test
    void looksThroughItsWindow() {
        var sample = pool("AvgPool2d", Shape.image(1, 2, 6, 6), "kernel=3", "stride=2", "padding=1");
        assertEquals(new Reach.Window(new Span(-1, 3, 1, 2), new Span(-1, 3, 1, 2)),
                sample.operator().reach(sample.in()));
    }

    @Test
    void doesNotApplyWhenWindowsWouldHoldPaddingOnly() {
        assertEquals(
                "bad-value padding: Padding 2×2 is more than half of the window 3×3. Choose at most 1×1.",
                pool("MaxPool2d", Shape.image(1, 1, 8, 8), "kernel=3", "stride=1", "padding=2").rejection());
    }

    @Test
    void doesNotApplyWhenTheWindowIsLargerThanTheImage() {
        assertEquals(
                "window-too-large kernel: A window over 7×7 pixels does not fit into 4×4 with padding 1×1. Choose a"
                        + " kernel of at most 6×6, or more padding.",
                pool("AvgPool2d", Shape.image(1, 1, 4, 4), "kernel=7", "stride=1", "padding=1").rejection());
    }

    @Test
    void doesNotApplyToFeatures() {
        assertEquals(
                "wrong-rank in: Max pool needs an image (channels × height × width), but 10 arrives. Connect a result"
                        + " that has not been flattened.",
                pool("MaxPool2d", Shape.of(1, 10), "kernel=2", "stride=2").rejection());
    }
}

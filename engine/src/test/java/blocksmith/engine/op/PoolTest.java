package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.tensor.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

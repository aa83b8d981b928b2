package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.tensor.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void splitsAShuffleNetUnitInHalves() {
        var sample = Sample.of("Split", List.of("parts=2"), Shape.image(1, 116, 28, 28));
        assertEquals(
                List.of(Shape.image(1, 58, 28, 28), Shape.image(1, 58, 28, 28)),
                sample.outputShapes());
        assertEquals("116 → 2 × 58", sample.settings());
    }

    @Test
    void splitsIntoPartsOfGivenSizes() {
        var sample = Sample.of("Split", List.of("parts=[1,2]"), Shape.image(2, 3, 1, 1));
        var parts = sample.reference(Map.of(), new double[]{1, 2, 3, 4, 5, 6});
        assertArrayEquals(new double[]{1, 4}, parts.getFirst().data());
        assertArrayEquals(new double[]{2, 3, 5, 6}, parts.getLast().data());
        assertEquals("3 → 1 + 2", sample.settings());
    }

    @Test
    void doesNotApplyWhenEqualPartsDoNotDivide() {
        assertEquals(
                "groups-do-not-divide parts: 116 channels cannot be split into 3 equal parts. Choose 1, 2, 4, 29, 58 or"
                        + " 116.",
                Sample.of("Split", List.of("parts=3"), Shape.image(1, 116, 4, 4)).rejection());
    }

    @Test
    void doesNotApplyWhenTheSizesDoNotAddUp() {
        assertEquals(
                "channels-differ parts: The parts have 10 channels, but 12 arrive. Make the parts add up to 12.",
                Sample.of("Split", List.of("parts=[4,6]"), Shape.image(1, 12, 4, 4)).rejection());
    }
}

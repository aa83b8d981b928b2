package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.tensor.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConcatTest {
    @Test
    void addsUpTheChannels() {
        var sample = Sample.of(
                "Concat",
                List.of("count=3"),
                Shape.image(1, 64, 8, 8),
                Shape.image(1, 32, 8, 8),
                Shape.image(1, 4, 8, 8));
        assertEquals(List.of(Shape.image(1, 100, 8, 8)), sample.outputShapes());
        assertEquals("64 + 32 + 4 → 100", sample.settings());
    }

    @Test
    void joinsEachImageOfTheBatch() {
        var sample = Sample.of("Concat", List.of(), Shape.image(2, 1, 1, 1), Shape.image(2, 2, 1, 1));
        assertArrayEquals(
                new double[]{1, 10, 20, 2, 30, 40},
                sample.reference(Map.of(), new double[]{1, 2}, new double[]{10, 20, 30, 40}).getFirst().data());
    }

    @Test
    void joinsFeatures() {
        assertEquals(
                List.of(Shape.of(1, 7)),
                Sample.of("Concat", List.of(), Shape.of(1, 3), Shape.of(1, 4)).outputShapes());
    }

    @Test
    void doesNotApplyToImagesOfDifferentSize() {
        assertEquals(
                "shapes-differ in2: Concat needs equal heights and widths, but 32×56×56 and 64×28×28 arrive. Bring in2"
                        + " to the size of in1.",
                Sample.of("Concat", List.of(), Shape.image(1, 32, 56, 56), Shape.image(1, 64, 28, 28)).rejection());
    }

    @Test
    void doesNotApplyWhenTheSumIsTooLarge() {
        assertEquals(
                "too-large null: The output would have 2,097,152 channels. Keep to at most 1,048,576.",
                Sample.of("Concat", List.of(), Shape.image(1, 1 << 20, 1, 1), Shape.image(1, 1 << 20, 1, 1))
                        .rejection());
    }
}

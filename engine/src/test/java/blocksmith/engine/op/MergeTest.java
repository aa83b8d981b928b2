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

class MergeTest {
    private static final Shape IMAGE = Shape.image(2, 2, 1, 2);
    private static final Shape GATE = Shape.image(2, 2, 1, 1);
    private static final double[] PIXELS = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final double[] SCALES = {1, 10, 100, 1000};
    private static final double[] SCALED = {1, 2, 30, 40, 500, 600, 7000, 8000};

    @Test
    void addsElementByElement() {
        var sample = Sample.of("Add", List.of(), Shape.of(1, 3), Shape.of(1, 3));
        assertArrayEquals(
                new double[]{11, 22, 33},
                sample.reference(Map.of(), new double[]{1, 2, 3}, new double[]{10, 20, 30}).getFirst().data());
    }

    @Test
    void multipliesElementByElement() {
        var sample = Sample.of("Multiply", List.of(), Shape.of(1, 3), Shape.of(1, 3));
        assertArrayEquals(
                new double[]{10, 40, 90},
                sample.reference(Map.of(), new double[]{1, 2, 3}, new double[]{10, 20, 30}).getFirst().data());
    }

    @Test
    void aGateScalesTheChannelsFromEitherPort() {
        var second = Sample.of("Multiply", List.of(), IMAGE, GATE);
        var first = Sample.of("Multiply", List.of(), GATE, IMAGE);
        assertEquals(List.of(IMAGE), second.outputShapes());
        assertEquals(List.of(IMAGE), first.outputShapes());
        assertArrayEquals(SCALED, second.reference(Map.of(), PIXELS, SCALES).getFirst().data());
        assertArrayEquals(SCALED, first.reference(Map.of(), SCALES, PIXELS).getFirst().data());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            32 | 56 | 64 | 28 | Put a 1×1 convolution with 64 channels and stride 2 before in1.
            64 | 28 | 32 | 56 | Put a 1×1 convolution with 64 channels and stride 2 before in2.
            32 | 56 | 64 | 56 | Put a 1×1 convolution with 64 channels before in1.
            32 | 57 | 64 | 29 | Put a 1×1 convolution with 64 channels and stride 2 before in1.
            32 | 56 | 64 | 54 | Make both branches end in the same channels, height and width.
            """)
    void additionSaysWhatMakesTheShapesEqual(int channels1, int size1, int channels2, int size2, String fix) {
        var sample = Sample.of(
                "Add",
                List.of(),
                Shape.image(1, channels1, size1, size1),
                Shape.image(1, channels2, size2, size2));
        var arriving = sample.in().shape(0).perImage() + " and " + sample.in().shape(1).perImage();
        assertEquals(
                "shapes-differ in2: Add needs equal shapes, or 1 along an axis, but " + arriving + " arrive. " + fix,
                sample.rejection());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Add      | 2 3 13 14 105 106 1007 1008
            Subtract | 0 1 -7 -6 -95 -94 -993 -992
            Divide   | 1 2 .3 .4 .05 .06 .007 .008
            """)
    void oneNumberStandsForAllAlongAnAxis(String operator, String expected) {
        var sample = Sample.of(operator, List.of(), IMAGE, GATE);
        assertEquals(List.of(IMAGE), sample.outputShapes());
        assertArrayEquals(
                Arrays.stream(expected.split(" ")).mapToDouble(Double::parseDouble).toArray(),
                sample.reference(Map.of(), PIXELS, SCALES).getFirst().data(), 1e-12);
    }

    @Test
    void bothSidesMayBeRepeated() {
        var sample = Sample.of("Subtract", List.of(), Shape.of(1, 2, 1), Shape.of(1, 1, 3));
        assertEquals(List.of(Shape.of(1, 2, 3)), sample.outputShapes());
        assertArrayEquals(new double[]{9, 8, 7, 19, 18, 17},
                sample.reference(Map.of(), new double[]{10, 20}, new double[]{1, 2, 3}).getFirst().data());
    }

    @Test
    void multiplicationDoesNotApplyToOtherShapes() {
        assertEquals(
                "shapes-differ in2: Multiply needs equal shapes, or 1 along an axis, but 2×1×2 and 3 arrive. Make both"
                        + " branches end in the same shape.",
                Sample.of("Multiply", List.of(), IMAGE, Shape.of(2, 3)).rejection());
    }
}

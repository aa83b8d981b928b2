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

class InterpolationTest {
    private static final double[] RAMP = {1, 2, 3, 4};

    /// A row of 1, 2, 3, 4; the results of PyTorch's interpolate and of ONNX's Resize.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Upsample | scale=[1,2]                                     | 1 1 2 2 3 3 4 4
            Upsample | scale=[1,2] mode=bilinear                       | 1 1.25 1.75 2.25 2.75 3.25 3.75 4
            Resize   | size=[1,7] coordinates=align-corners            | 1 1.5 2 2.5 3 3.5 4
            Resize   | size=[1,8] coordinates=asymmetric               | 1 1.5 2 2.5 3 3.5 4 4
            Resize   | size=[1,2]                                      | 1.5 3.5
            Resize   | size=[1,2] mode=nearest                         | 1 3
            Resize   | size=[1,2] mode=nearest coordinates=half-pixel rounding=round-prefer-ceil  | 2 4
            Resize   | size=[1,2] mode=nearest coordinates=half-pixel rounding=round-prefer-floor | 1 3
            Resize   | size=[1,3] mode=nearest rounding=ceil           | 1 3 4
            Resize   | size=[1,1]                                      | 2.5
            Resize   | size=[1,1] coordinates=pytorch-half-pixel       | 1
            Resize   | size=[1,1] coordinates=align-corners            | 1
            """)
    void readsBetweenPixels(String operator, String values, String expected) {
        var sample = Sample.of(operator, List.of(values.split(" ")), Shape.image(1, 1, 1, 4));
        assertArrayEquals(Arrays.stream(expected.split(" ")).mapToDouble(Double::parseDouble).toArray(),
                sample.reference(Map.of(), RAMP).getFirst().data(), 1e-12);
    }

    @Test
    void bothAxesAreReadBetween() {
        var sample = Sample.of("Resize", List.of("size=3", "coordinates=align-corners"), Shape.image(1, 1, 2, 2));
        assertArrayEquals(new double[]{1, 1.5, 2, 2, 2.5, 3, 3, 3.5, 4},
                sample.reference(Map.of(), RAMP).getFirst().data(), 1e-12);
    }

    @Test
    void anImageTooLargeIsRefused() {
        assertEquals("too-large null: The output would have 4,194,304 rows. Keep to at most 1,048,576.",
                Sample.of("Upsample", List.of("scale=64"), Shape.image(1, 1, 65536, 1)).rejection());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nearest  | 0 1152 0 1152 0
            bilinear | 0 4608 0 12672 10368
            """)
    void eachConventionCountsItsOwn(String mode, String expected) {
        var sample = Sample.of("Upsample", List.of("scale=2", "mode=" + mode), Shape.image(1, 8, 6, 6));
        assertEquals(expected, String.join(" ",
                Arrays.stream(Convention.values()).map(it -> Long.toString(sample.cost().counted(it))).toList()));
    }
}

package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvTranspose2dTest {

    /// Sizes as PyTorch gives them for 10 rows and columns.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kernel=2 stride=2                                | 20
            kernel=3 stride=2 padding=1 outputPadding=1      | 20
            kernel=4 stride=2 padding=1                      | 20
            kernel=3 stride=3 dilation=2                     | 32
            """)
    void undoesTheSizesOfAConvolution(String values, int size) {
        assertEquals(List.of(Shape.image(1, 8, size, size)),
                Sample.of("ConvTranspose2d", List.of(values.split(" ")), Shape.image(1, 8, 10, 10)).outputShapes());
    }

    @Test
    void windowsAddUpWhereTheyOverlap() {
        var sample = Sample.of("ConvTranspose2d", List.of("kernel=[1,3]", "stride=2", "bias=false"),
                Shape.image(1, 1, 1, 2));
        var kernel = new DoubleTensor(Shape.of(1, 1, 1, 3), new double[]{1, 2, 3});
        assertArrayEquals(new double[]{10, 20, 30 + 100, 200, 300},
                sample.reference(Map.of("weight", kernel), new double[]{10, 100}).getFirst().data());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kernel=2 stride=2 outputPadding=2 | bad-value outputPadding: Output padding 2×2 is not smaller than stride 2×2 or dilation 1×1. Choose less.
            kernel=1 padding=5                | window-too-large padding: Cutting off 5×5 at each edge leaves nothing of the output. Choose less padding.
            kernel=1 groups=3                 | groups-do-not-divide groups: 8 channels cannot be split into 3 groups. Choose 1, 2, 4 or 8.
            """)
    void saysWhatIsWrong(String values, String message) {
        assertEquals(message,
                Sample.of("ConvTranspose2d", List.of(values.split(" ")), Shape.image(1, 8, 10, 10)).rejection());
    }

    /// 10×10 pixels of 8 channels, each laid down as 2×2 pixels of 4 channels; torchinfo goes by the output.
    @Test
    void macsGoByTheInput() {
        var cost = Sample.of("ConvTranspose2d", List.of("kernel=2", "stride=2", "outChannels=4"),
                Shape.image(1, 8, 10, 10)).cost();
        assertEquals(8 * 4 * 4, cost.weights().value());
        assertEquals(8 * 4 * 4 + 4, cost.parameters().value());
        assertEquals(10 * 10 * 8 * 4 * 4, cost.macs().value());
        assertEquals("12800 12800 52800 12800 27200", String.join(" ",
                Arrays.stream(Convention.values()).map(it -> Long.toString(cost.counted(it))).toList()));
    }

    @Test
    void aPartialConvolutionLeavesTheOtherChannels() {
        var sample = Sample.of("PartialConv2d", List.of("kernel=1", "part=2"), Shape.image(1, 4, 1, 1));
        var kernel = new DoubleTensor(Shape.image(2, 2, 1, 1), new double[]{1, 10, 100, 1000});
        assertArrayEquals(new double[]{21, 2100, 3, 4},
                sample.reference(Map.of("weight", kernel), new double[]{1, 2, 3, 4}).getFirst().data());
        assertEquals(4, sample.cost().parameters().value());
        assertEquals("groups-do-not-divide part: 4 channels cannot be split into 3 parts. Choose 1, 2 or 4.",
                Sample.of("PartialConv2d", List.of("kernel=3", "part=3"), Shape.image(1, 4, 1, 1)).rejection());
    }
}

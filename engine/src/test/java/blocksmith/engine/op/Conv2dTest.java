package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Conv2dTest {
    private static final double[] ONE_TO_NINE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    private static Sample conv(Shape in, String... values) {
        return Sample.of("Conv2d", List.of(values), in);
    }

    private static DoubleTensor tensor(Shape shape, double... data) {
        return new DoubleTensor(shape, data);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            64  | 56 | outChannels=128 kernel=3 padding=1                             | 128 | 56 | 73728  | 73856  | 231211008
            256 | 32 | outChannels=64 kernel=1                                        | 64  | 32 | 16384  | 16448  | 16777216
            256 | 56 | outChannels=256 kernel=3 padding=1 bias=false                  | 256 | 56 | 589824 | 589824 | 1849688064
            64  | 32 | outChannels=128 kernel=3 padding=1 groups=4                    | 128 | 32 | 18432  | 18560  | 18874368
            64  | 32 | kernel=3 padding=1 groups=depthwise                            | 64  | 32 | 576    | 640    | 589824
            64  | 32 | outChannels=64 kernel=3 padding=2 dilation=2                   | 64  | 32 | 36864  | 36928  | 37748736
            64  | 56 | outChannels=64 kernel=5 padding=2 bias=false                   | 64  | 56 | 102400 | 102400 | 321126400
            64  | 56 | outChannels=64 kernel=[7,1] padding=[3,0] bias=false           | 64  | 56 | 28672  | 28672  | 89915392
            3   | 224 | outChannels=64 kernel=7 stride=2 padding=3 bias=false         | 64  | 112 | 9408  | 9408   | 118013952
            """)
    void countsAsPublished(int channels, int size, String values, int outChannels, int outSize, long weights,
            long parameters, long macs) {
        var sample = conv(Shape.image(1, channels, size, size), values.split(" "));
        assertEquals(List.of(Shape.image(1, outChannels, outSize, outSize)), sample.outputShapes());
        var cost = sample.cost();
        assertEquals(List.of(weights, parameters, macs),
                List.of(cost.weights().value(), cost.parameters().value(), cost.macs().value()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kernel=3 padding=1 groups=depthwise                | Depthwise 3×3 | 128 → 128 · s1 p1
            kernel=3 padding=1 groups=128 outChannels=256      | Depthwise 3×3 | 128 → 256 · s1 p1
            kernel=1 outChannels=32 bias=false                 | Conv 1×1      | 128 → 32 · s1
            kernel=3 padding=same stride=2                     | Conv 3×3      | 128 → 128 · s2 same
            kernel=3 padding=1 groups=4                        | Grouped 3×3   | 128 → 128 · s1 p1 g4
            kernel=3 padding=2 dilation=2                      | Dilated 3×3   | 128 → 128 · s1 p2 d2
            kernel=[7,1] padding=[3,0]                         | Conv 7×1      | 128 → 128 · s1 p3×0
            """)
    void isCalledByTheWorkItDoes(String values, String title, String settings) {
        var sample = conv(Shape.image(1, 128, 56, 56), values.split(" "));
        assertEquals(title, sample.title());
        assertEquals(settings, sample.settings());
    }

    @Test
    void isDepthwiseWheneverEachChannelIsItsOwnGroup() {
        var depthwise = conv(Shape.image(1, 128, 56, 56), "kernel=3", "groups=128");
        assertEquals(Category.DEPTHWISE, depthwise.operator().category(depthwise.in()));
    }

    @Test
    void isNotDepthwiseWithOneChannel() {
        var single = conv(Shape.image(1, 1, 56, 56), "kernel=3", "groups=depthwise");
        assertEquals(Category.CONVOLUTION, single.operator().category(single.in()));
        assertEquals("Conv 3×3", single.title());
    }

    @Test
    void writesItsFormulasAsTheLiteratureDoes() {
        var cost = conv(Shape.image(1, 128, 56, 56), "kernel=3", "padding=1", "groups=depthwise").cost();
        assertEquals("H·W·C·k²", cost.macs().symbolic());
        assertEquals("56·56·128·3²", cost.macs().substituted());
        assertEquals("C·k² + C", cost.parameters().symbolic());
        var grouped = conv(Shape.image(1, 64, 32, 32), "outChannels=128", "kernel=[3,1]", "groups=4").cost();
        assertEquals("Cin/g·Cout·kh·kw", grouped.weights().symbolic());
        assertEquals("64/4·128·3·1", grouped.weights().substituted());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kernel=3 stride=2 padding=1             | 28
            kernel=3 stride=2 padding=same          | 28
            kernel=2 stride=3                       | 19
            kernel=3 dilation=3                     | 50
            kernel=8 padding=same                   | 56
            """)
    void explainsItsOutputSize(String values, int size) {
        var sample = conv(Shape.image(1, 4, 56, 56), values.split(" "));
        assertEquals(size, sample.outputShapes().getFirst().height());
        for (var output : sample.operator().outputSizes(sample.in())) {
            assertEquals(size, output.formula().value(), output.formula().substituted());
        }
    }

    @Test
    void looksThroughItsWindow() {
        var sample = conv(Shape.image(1, 4, 9, 9), "kernel=3", "stride=2", "dilation=2", "padding=1");
        assertEquals(new Reach.Window(new Span(-1, 3, 2, 2), new Span(-1, 3, 2, 2)),
                sample.operator().reach(sample.in()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            32 | 8 | kernel=1 groups=5                            | groups-do-not-divide groups: 32 channels cannot be split into 5 groups. Choose 1, 2, 4, 8, 16 or 32.
            32 | 8 | kernel=1 groups=32 outChannels=48            | groups-do-not-divide groups: 48 output channels cannot be split into 32 groups. Choose 1, 2, 4, 8 or 16.
            32 | 8 | kernel=1 groups=depthwise outChannels=48     | groups-do-not-divide outChannels: 48 output channels are no multiple of the 32 that a depthwise convolution filters. Choose same or a multiple of 32.
            32 | 4 | kernel=7 padding=1                           | window-too-large kernel: A window over 7×7 pixels does not fit into 4×4 with padding 1×1. Choose a kernel of at most 6×6, or more padding.
            32 | 4 | kernel=3 dilation=2                          | window-too-large kernel: A window over 5×5 pixels does not fit into 4×4 with padding 0×0. Choose a kernel of at most 2×2, or more padding.
            32 | 1048576 | kernel=1 padding=1                     | too-large null: The output would have 1,048,578 rows. Keep to at most 1,048,576.
            """)
    void doesNotApply(int channels, int size, String values, String rejection) {
        assertEquals(rejection, conv(Shape.image(1, channels, size, 4), values.split(" ")).rejection());
    }

    @Test
    void doesNotApplyToFeatures() {
        assertEquals(
                "wrong-rank in: Conv needs an image (channels × height × width), but 512 arrives. Connect a result that"
                        + " has not been flattened.",
                conv(Shape.of(1, 512), "kernel=1").rejection());
    }

    @Test
    void needsNoBiasWhenToldSo() {
        var sample = conv(Shape.image(1, 8, 4, 4), "kernel=1", "bias=false");
        assertEquals(List.of("weight"), sample.operator().weights(sample.in()).stream().map(WeightSpec::name).toList());
    }

    @Test
    void sumsWhatEachTapSees() {
        var sample = conv(Shape.image(1, 1, 3, 3), "kernel=2");
        var weights = Map.of("weight", tensor(Shape.of(1, 1, 2, 2), 1, 10, 100, 1000), "bias",
                tensor(Shape.of(1), 0.5));
        assertArrayEquals(
                new double[]{5421.5, 6532.5, 8754.5, 9865.5},
                sample.reference(weights, ONE_TO_NINE).getFirst().data());
    }

    @Test
    void padsWithZeros() {
        var sample = conv(Shape.image(1, 1, 3, 3), "kernel=3", "padding=1", "bias=false");
        var ones = tensor(Shape.of(1, 1, 3, 3), 1, 1, 1, 1, 1, 1, 1, 1, 1);
        assertArrayEquals(
                new double[]{12, 21, 16, 27, 45, 33, 24, 39, 28},
                sample.reference(Map.of("weight", ones), ONE_TO_NINE).getFirst().data());
    }

    @Test
    void padsTheOddPixelAtTheEndWhenToldSame() {
        var sample = conv(Shape.image(1, 1, 3, 3), "kernel=2", "padding=same", "bias=false");
        var ones = tensor(Shape.of(1, 1, 2, 2), 1, 1, 1, 1);
        assertArrayEquals(
                new double[]{12, 16, 9, 24, 28, 15, 15, 17, 9},
                sample.reference(Map.of("weight", ones), ONE_TO_NINE).getFirst().data());
    }

    @Test
    void strideAndDilationSkipPixels() {
        var dilated = conv(Shape.image(1, 1, 3, 3), "kernel=2", "dilation=2", "bias=false");
        var strided = conv(Shape.image(1, 1, 3, 3), "kernel=1", "stride=2", "bias=false");
        assertArrayEquals(
                new double[]{1 + 30 + 700 + 9000},
                dilated.reference(Map.of("weight", tensor(Shape.of(1, 1, 2, 2), 1, 10, 100, 1000)), ONE_TO_NINE)
                        .getFirst()
                        .data());
        assertArrayEquals(
                new double[]{2, 6, 14, 18},
                strided.reference(Map.of("weight", tensor(Shape.of(1, 1, 1, 1), 2)), ONE_TO_NINE).getFirst().data());
    }

    @Test
    void eachGroupSeesItsOwnChannels() {
        var sample = conv(Shape.image(1, 4, 1, 1), "outChannels=2", "kernel=1", "groups=2", "bias=false");
        var weights = Map.of("weight", tensor(Shape.of(2, 2, 1, 1), 1, 10, 100, 1000));
        assertArrayEquals(
                new double[]{1 + 20, 300 + 4000},
                sample.reference(weights, new double[]{1, 2, 3, 4}).getFirst().data());
    }

    @Test
    void aDepthwiseConvolutionMayMultiplyChannels() {
        var sample = conv(Shape.image(1, 2, 1, 1), "outChannels=4", "kernel=1", "groups=depthwise", "bias=false");
        var weights = Map.of("weight", tensor(Shape.of(4, 1, 1, 1), 1, 10, 100, 1000));
        assertArrayEquals(
                new double[]{3, 30, 500, 5000},
                sample.reference(weights, new double[]{3, 5}).getFirst().data());
    }

    @Test
    void saturatesACountThatDoesNotFit() {
        var sample = conv(Shape.image(1, 1 << 20, 1 << 20, 1 << 20), "outChannels=1048576", "kernel=1");
        assertEquals(Fit.SATURATED, sample.cost().macs().fit());
        assertEquals(Fit.EXACT, sample.cost().weights().fit());
    }

    @Test
    void thePresetsCoverTheKindsOfConvolution() {
        var labels = OperatorType.named("Conv2d").orElseThrow().presets().stream().map(PresetType::label).toList();
        assertEquals(
                Arrays.asList("Standard k×k", "Pointwise 1×1", "Grouped", "Depthwise", "Dilated", "Factorized k×1",
                        "Factorized 1×k"),
                labels);
        assertFalse(labels.contains("Conv"));
    }
}

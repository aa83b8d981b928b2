package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blocksmith.engine.op.Accuracy;
import blocksmith.engine.op.Channels;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Groups;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.Size2;
import blocksmith.engine.tensor.Deviation;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each accuracy against its own limit, over layers as networks have them: up to 512 channels of 3×3 taps, with inputs and
/// weights around zero, inputs behind a ReLU, and both above zero.
@ExtendWith(ColdCode.class)
class AccuracyTest {
    private static final int FEATURES = 32;
    private static final int SIZE = 14;

    private enum Numbers {
        AROUND_ZERO, INPUTS_BEHIND_RELU, ABOVE_ZERO;

        float input(Random random) {
            return (float) switch (this) {
                case AROUND_ZERO -> random.nextGaussian();
                case INPUTS_BEHIND_RELU -> Math.max(0, random.nextGaussian());
                case ABOVE_ZERO -> random.nextDouble();
            };
        }

        float weight(Random random) {
            return (float) (this == ABOVE_ZERO ? random.nextDouble() : random.nextGaussian());
        }
    }

    static Stream<Arguments> layers() {
        return Stream.of(new Size2(3, 3), new Size2(1, 3), new Size2(5, 1), new Size2(1, 7))
                .flatMap(window -> Stream.of(1, 2).flatMap(stride -> Stream.of(16, 128, 512)
                        .map(channels -> Arguments.of(window, stride, channels))));
    }

    @ParameterizedTest(name = "{0}, stride {1}, {2} channels")
    @MethodSource("layers")
    void errorsStayUnderTheLimitOfEach(Size2 window, int stride, int channels) {
        for (var numbers : Numbers.values()) {
            var layer = layer(window, stride, channels, numbers, Accuracy.FAST);
            var input = tensor(layer.input(), numbers::input);
            var expected = layer.operator()
                    .reference(List.of(input.toDouble()), name -> layer.weight(name).toDouble()).getFirst();
            for (var accuracy : Accuracy.values()) {
                var kernels = kernels(layer(window, stride, channels, numbers, accuracy));
                assertEquals(accuracy != Accuracy.EXACT,
                        kernels.stream().anyMatch(WinogradConvolution.class::isInstance), kernels.toString());
                for (var kernel : kernels) {
                    double error = Deviation.of(expected, run(kernel, layer, input)).relative();
                    assertTrue(error < accuracy.limit(), accuracy + " " + kernel.name() + " " + numbers + ": " + error);
                }
            }
        }
    }

    private static Layer layer(Size2 window, int stride, int channels, Numbers numbers, Accuracy accuracy) {
        var conv = new Conv2d(new Channels.Fixed(FEATURES), window, Size2.of(stride),
                new Padding.Fixed(new Size2(window.height() / 2, window.width() / 2)), Size2.of(1), new Groups.Fixed(1),
                true);
        var in = Shape.image(1, channels, SIZE, SIZE);
        var weights = Map.of(
                "weight", tensor(Shape.of(FEATURES, channels, window.height(), window.width()), numbers::weight),
                "bias", tensor(Shape.of(FEATURES), numbers::weight));
        return new Layer(conv, List.of(in), List.of(Shape.image(1, FEATURES, SIZE / stride, SIZE / stride)), weights,
                Epilogue.NONE, accuracy);
    }

    private interface Element {
        float draw(Random random);
    }

    private static Tensor tensor(Shape shape, Element element) {
        var random = new Random(shape.hashCode());
        var tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.data().length; i++) {
            tensor.data()[i] = element.draw(random);
        }
        return tensor;
    }

    private static Kernel kernel(Layer layer) {
        return offers(layer).flatMap(offer -> offer instanceof Offer.Accepted(var kernel)
                ? Stream.of(kernel)
                : Stream.empty()).findFirst().orElseThrow();
    }

    /// All but the reference, which takes what none of these does.
    private static List<Kernel> kernels(Layer layer) {
        var offers = offers(layer).toList();
        return offers.subList(0, offers.size() - 1).stream().flatMap(offer -> switch (offer) {
            case Offer.Accepted(var kernel) -> Stream.of(kernel);
            case Offer.Unlikely(var kernel, _) -> Stream.of(kernel.get());
            case Offer.Declined _ -> Stream.<Kernel>empty();
        }).toList();
    }

    private static Stream<Offer> offers(Layer layer) {
        return Candidates.of(layer).stream().map(candidate -> candidate.offer(layer));
    }

    private static Tensor run(Kernel kernel, Layer layer, Tensor input) {
        try (var workers = new WorkerPool(1)) {
            int in = Lanes.COUNT;
            int out = in + (int) layer.input().elements() + Lanes.COUNT;
            int scratch = out + (int) layer.output().elements() + Lanes.COUNT;
            var arena = new float[scratch + (int) kernel.scratchFloats(1)];
            Layout.toChannelsLast(layer.input(), input.data(), 0, arena, in, workers);
            kernel.run(new Buffers(arena, new int[]{in}, new int[]{out}, -1, scratch), workers);
            var made = new float[(int) layer.output().elements()];
            Layout.toChannelsFirst(layer.output(), arena, out, made, 0, workers);
            return new Tensor(layer.output(), made);
        }
    }

    @Test
    void whatNeedsMoreWorkIsLeftToOthers() {
        assertEquals("Winograd F(4×4, 3×3)", square(56, 64).name());
        assertNotEquals("Winograd F(4×4, 3×3)", square(7, 512).name());
        assertEquals("Winograd F(2×2, 3×3)", strided(56, 64).name());
        assertEquals("Winograd F(2×2, 3×3)", strided(28, 128).name());
        assertEquals("direct 3×3", kernel(layer(Size2.of(3), 2, 16, Numbers.ABOVE_ZERO, Accuracy.FAST)).name());
    }

    /// Where stores fetch weights: they come no faster than that, however little is computed.
    @Test
    void whatWaitsForWeightsIsLeftToOthers() {
        assumeTrue(Ahead.IS_BY_STORES && !Processor.SPLITS_VECTORS);
        assertEquals("Winograd F(2×2, 3×3)", square(14, 256).name());
        assertEquals("direct 3×3", strided(14, 256).name());
        assertEquals("direct 3×3", square(7, 512).name());
    }

    /// The same layers where products take longer, and weights as long.
    @Test
    void whereProductsTakeLongerThereAreFewerOfThem() {
        assumeTrue(Processor.SPLITS_VECTORS);
        assertEquals("Winograd F(4×4, 3×3)", square(14, 256).name());
        assertEquals("Winograd F(2×2, 3×3)", strided(14, 256).name());
        assertEquals("Winograd F(2×2, 3×3)", square(7, 512).name());
    }

    private static Kernel square(int size, int channels) {
        return square(size, channels, channels, 1);
    }

    private static Kernel strided(int size, int channels) {
        return square(size, channels, 2 * channels, 2);
    }

    private static Kernel square(int size, int channels, int features, int stride) {
        return kernel(Size2.of(3), stride, Shape.image(1, channels, size, size), features, Accuracy.FAST);
    }

    private static Kernel kernel(Size2 window, int stride, Shape in, int features, Accuracy accuracy) {
        var conv = new Conv2d(new Channels.Fixed(features), window, Size2.of(stride),
                new Padding.Fixed(new Size2(window.height() / 2, window.width() / 2)), Size2.of(1), new Groups.Fixed(1),
                false);
        var out = Shape.image(1, features, in.height() / stride, in.width() / stride);
        return kernel(new Layer(conv, List.of(in), List.of(out),
                Map.of("weight", Tensor.zeros(Shape.of(features, in.channels(), window.height(), window.width()))),
                Epilogue.NONE, accuracy));
    }

    /// Along one axis, too, and where outputs are twice as far apart.
    @Test
    void whatHasPointsAndIsLessWorkIsTaken() {
        var window = new Size2(1, 7);
        var images = Shape.image(1, 128, 28, 28);
        assertEquals("Winograd F(1×2, 1×7)", kernel(window, 2, images, 128, Accuracy.BALANCED).name());
        assertEquals("Winograd F(1×4, 1×7)", kernel(window, 1, images, 128, Accuracy.FAST).name());
    }

    @Test
    void whatHasNoPointsIsDeclinedForItsWindowOrItsSteps() {
        assertTrue(offers(layer(Size2.of(5), 1, 16, Numbers.ABOVE_ZERO, Accuracy.FAST))
                .anyMatch(new Offer.Declined("the window is 5×5")::equals));
        assertTrue(offers(layer(Size2.of(3), 2, 16, Numbers.ABOVE_ZERO, Accuracy.FAST))
                .anyMatch(new Offer.Declined("its windows step over pixels")::equals));
    }

    @Test
    void whatIsDeclinedForAccuracyIsSaid() {
        var layer = layer(Size2.of(3), 1, 16, Numbers.ABOVE_ZERO, Accuracy.EXACT);
        assertEquals(2, offers(layer).filter(new Offer.Declined("the accuracy is exact")::equals).count());
    }

    @Test
    void theDefaultStaysUnderATenThousandth() {
        assertTrue(Accuracy.DEFAULT.limit() <= 1e-4);
        assertEquals(Optional.of(Accuracy.BALANCED), Accuracy.named("balanced"));
        assertEquals(Optional.empty(), Accuracy.named("exactly"));
    }
}

package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.op.AvgPool2d;
import blocksmith.engine.op.Channels;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Elementwise;
import blocksmith.engine.op.Groups;
import blocksmith.engine.op.MaxPool2d;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.Pool;
import blocksmith.engine.op.ReLU;
import blocksmith.engine.op.SiLU;
import blocksmith.engine.op.Size2;
import blocksmith.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Layers by rows against their definition: the first convolution of a network with those after it, and images so narrow
/// that several rows are made at once.
@ExtendWith(ColdCode.class)
class RowBandsAgreementTest {
    private static final int MOST_THREADS = 8;
    private static final Optional<Elementwise> LIMITED = Optional.of(new ReLU());
    private static final Optional<Elementwise> CURVED = Optional.of(new SiLU());
    private static final Orders FROM_PLANES = new Orders(Order.CHANNELS_FIRST, Order.CHANNELS_LAST,
            Order.CHANNELS_LAST);

    /// As many rows as fill blocks of 12 pixels: 6 of 28 pixels make 14, 8 would make 19 of which the last is two thirds full.
    @ParameterizedTest
    @CsvSource({"28, 28, 2, 6", "56, 56, 2, 4", "56, 56, 1, 3", "14, 14, 2, 14", "7, 7, 2, 6", "112, 112, 2, 2",
        "64, 64, 2, 4", "1, 7, 1, 1", "2, 1000, 2, 2", "1000, 1000, 1, 1"})
    void asManyRowsAreMadeAtOnceAsFillBlocks(int rows, int columns, int unit, int expected) {
        assertEquals(expected, RowBands.rows(rows, columns, unit));
    }

    /// @param window of the first layer
    /// @param filter of the depthwise one after it, as high as wide, that keeps sizes but for its stride
    private record Case(Shape shape, Conv2d window, int filter, int stride, Optional<Elementwise> activation,
            Orders orders) {

        LayerRun run() {
            var epilogue = new Epilogue(Residual.NONE, activation);
            var first = new LayerRun(window, epilogue, 1, shape);
            var between = first.layer().output();
            var depthwise = new Conv2d(new Channels.Fixed(between.channels()), Size2.of(filter), Size2.of(stride),
                    new Padding.Fixed(Size2.of(filter / 2)), Size2.of(1), new Groups.Fixed(between.channels()), true);
            var second = new LayerRun(depthwise, epilogue, 2, between);
            return new LayerRun(conv(19, Size2.of(1), 1, 0, 1), epilogue, 3, second.layer().output())
                    .after(List.of(first, second));
        }

        RowBands kernel() {
            return run().kernels(orders).stream().filter(RowBands.class::isInstance).map(RowBands.class::cast)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Conv2d conv(int features, Size2 kernel, int stride, int padding, int dilation) {
        return new Conv2d(new Channels.Fixed(features), kernel, Size2.of(stride), new Padding.Fixed(Size2.of(padding)),
                Size2.of(dilation), new Groups.Fixed(1), true);
    }

    static Stream<Case> beginnings() {
        return Stream.of(
                new Case(Shape.image(1, 3, 32, 32), conv(32, Size2.of(3), 2, 1, 1), 3, 1, LIMITED, FROM_PLANES),
                new Case(Shape.image(2, 3, 31, 57), conv(24, Size2.of(3), 2, 1, 1), 3, 2, CURVED, FROM_PLANES),
                new Case(Shape.image(1, 1, 17, 33), conv(16, Size2.of(5), 1, 2, 1), 5, 1, LIMITED, FROM_PLANES),
                new Case(Shape.image(5, 2, 19, 23), conv(33, new Size2(3, 5), 1, 2, 1), 3, 1, CURVED, FROM_PLANES),
                new Case(Shape.image(1, 3, 40, 29), conv(17, Size2.of(3), 3, 2, 2), 3, 2, LIMITED, FROM_PLANES),
                new Case(Shape.image(1, 2, 7, 9), conv(16, Size2.of(7), 1, 3, 1), 3, 1, Optional.empty(), FROM_PLANES),
                new Case(Shape.image(1, 3, 6, 6), conv(16, Size2.of(3), 2, 1, 1), 3, 1, LIMITED, FROM_PLANES));
    }

    static Stream<Case> narrow() {
        return IntStream.of(1, 2, 3, 7, 13, 14, 15, 28, 33).boxed().flatMap(rows -> Stream.of(7, 14, 33).flatMap(
                columns -> IntStream.of(1, 2, 3).mapToObj(stride -> new Case(Shape.image(2, 5, rows, columns),
                        conv(16, Size2.of(1), 1, 0, 1), 2 * stride - 1, stride, LIMITED, Orders.INNER))));
    }

    @ParameterizedTest
    @MethodSource({"beginnings", "narrow"})
    void layersByRowsAgreeWithTheirDefinitionOnAnyNumberOfThreads(Case layers) {
        assertAgrees(layers.run(), layers.kernel(), layers.orders(), layers.toString());
    }

    /// Rows with such an input are made by other code, and so are those after them: nobody sees it in what does not depend on it.
    @ParameterizedTest
    @MethodSource({"beginnings", "narrow"})
    void whatIsNoNumberOrVeryLargeLeavesTheRestAsItWas(Case layers) {
        for (float found : new float[]{Float.NaN, Float.NEGATIVE_INFINITY, 1e20f}) {
            var run = layers.run();
            var kernel = layers.kernel();
            var before = run.run(kernel, layers.orders(), 1);
            var clean = run.expected();
            var numbers = run.input().data();
            numbers[numbers.length / 2] = found;
            var expected = run.expected();
            for (int threads = 1; threads <= 3; threads++) {
                var made = run.run(kernel, layers.orders(), threads);
                for (int i = 0; i < made.length; i++) {
                    assertEquals(Double.isNaN(expected[i]), Float.isNaN(made[i]), found + " in " + layers + " at " + i);
                    if (expected[i] == clean[i]) {
                        assertEquals(before[i], made[i], found + " in " + layers + " at " + i);
                    }
                }
            }
        }
    }

    private static void assertAgrees(LayerRun run, Kernel kernel, Orders orders, String message) {
        var once = run.run(kernel, orders, 1);
        Agreement.assertClose(run.expected(), once, Accuracy.EXACT.limit(), message);
        for (int threads = 2; threads <= MOST_THREADS; threads++) {
            assertTrue(Arrays.equals(once, run.run(kernel, orders, threads)), threads + " threads");
        }
    }

    static Stream<Pool> pools() {
        return Stream.of(
                new MaxPool2d(Size2.of(3), Size2.of(2), new Padding.Fixed(Size2.of(1)), Size2.of(1), false),
                new MaxPool2d(new Size2(2, 3), Size2.of(2), new Padding.Fixed(Size2.of(0)), Size2.of(2), true),
                new AvgPool2d(Size2.of(2), Size2.of(2), new Padding.Fixed(Size2.of(0)), false, true),
                new AvgPool2d(Size2.of(3), Size2.of(1), new Padding.Same(), true, false),
                // windows that see no row, and rows that no window sees
                new MaxPool2d(Size2.of(2), Size2.of(1), new Padding.Same(), Size2.of(40), false),
                new MaxPool2d(Size2.of(1), Size2.of(1000), new Padding.Fixed(Size2.of(0)), Size2.of(1), false));
    }

    /// As ResNet begins, with all that pools of even and odd sizes leave over.
    @ParameterizedTest
    @MethodSource("pools")
    void aNetworksFirstConvolutionAndThePoolAfterItAgreeWithTheirDefinition(Pool pool) {
        for (var shape : List.of(Shape.image(1, 3, 65, 47), Shape.image(2, 1, 16, 30), Shape.image(1, 3, 9, 9))) {
            var first = new LayerRun(conv(24, Size2.of(7), 2, 3, 1), new Epilogue(Residual.NONE, LIMITED), 1, shape);
            var run = new LayerRun(pool, Epilogue.NONE, 2, first.layer().output()).after(List.of(first));
            var kernel = run.kernels(FROM_PLANES).stream().filter(RowBands.class::isInstance).findFirst().orElseThrow();
            assertEquals("7×7 → pooling by rows", kernel.name());
            assertAgrees(run, kernel, FROM_PLANES, pool + " of " + shape);
        }
    }

    @Test
    void theFirstConvolutionOfANetworkIsNamedByItsWindow() {
        assertEquals(List.of("3×3 by rows", "depthwise 3×3 by rows", "1×1 by rows"),
                beginnings().findFirst().orElseThrow().kernel().layerNames());
    }

    @Test
    void whatIsNotOfPlanesOrReachesOverNoEdgeIsDeclined() {
        var declined = new Offer.Declined(
                "a layer is neither 1×1 and wide enough, nor the first, of few planes with zeros beside them");
        var padded = new Case(Shape.image(1, 3, 32, 32), conv(32, Size2.of(3), 2, 1, 1), 3, 1, LIMITED, FROM_PLANES);
        var inside = new Case(Shape.image(1, 3, 32, 32), conv(32, Size2.of(3), 2, 0, 1), 3, 1, LIMITED, FROM_PLANES);
        var candidate = new BandsCandidate();
        assertInstanceOf(Offer.Accepted.class, candidate.offer(padded.run().layer().with(FROM_PLANES)));
        assertEquals(declined, candidate.offer(padded.run().layer()));
        assertEquals(declined, candidate.offer(inside.run().layer().with(FROM_PLANES)));
    }
}

package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.kernel.LayerGrid.Case;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Sweep;
import blocksmith.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// All kernels that take a layer, in all orders, against its definition, on a grid in which any two properties of a layer
/// stand beside each other in all combinations. `-Dkernels.strength=3` has all combinations of three, in some ten
/// minutes, and `-Dkernels.seed=N` has others.
@ExtendWith(ColdCode.class)
class KernelGridTest {
    private static final int STRENGTH = Integer.getInteger("kernels.strength", 2);
    private static final long SEED = Long.getLong("kernels.seed", 1);
    /// One of so many parts of the grid only.
    private static final int PARTS = Integer.getInteger("kernels.parts", 1);
    private static final int PART = Integer.getInteger("kernels.part", 0);
    private static final List<Case> LAYERS = LayerGrid.cases(STRENGTH, SEED).toList();
    private static final int MOST_THREADS = 8;
    private static final List<Orders> ORDERS = Orders.upTo(Order.CHANNELS_FIRST, Order.CHANNELS_FIRST)
            .stream()
            .flatMap(orders -> Stream.of(orders, orders.adding(Order.CHANNELS_FIRST)))
            .toList();
    private static final float INFINITE = Float.POSITIVE_INFINITY;
    /// Winograd's tiles have so many outputs each way.
    private static final int TILE = 4;

    static Stream<Case> layers() {
        return IntStream.range(0, LAYERS.size()).filter(i -> i % PARTS == PART).mapToObj(LAYERS::get);
    }

    /// A kernel that takes a layer in some orders.
    private record Taker(Kernel kernel, Orders orders) {
        @Override
        public String toString() {
            return kernel.name() + ", " + orders;
        }
    }

    private static List<Taker> takers(LayerRun run) {
        var all = ORDERS.stream()
                .flatMap(orders -> run.kernels(orders).stream().map(kernel -> new Taker(kernel, orders)))
                .toList();
        assertTrue(all.stream().anyMatch(taker -> taker.orders.isInner()), "only the reference takes it");
        return all;
    }

    @ParameterizedTest
    @MethodSource("layers")
    void everyKernelAgreesWithTheDefinitionInEveryOrder(Case layer) {
        var random = new Random(SEED + layer.toString().hashCode());
        var run = run(layer, random);
        var defined = run.defined();
        var expected = run.finished(defined);
        for (var taker : takers(run)) {
            assertAgree(expected, run.run(taker.kernel, taker.orders, 1),
                    tolerance(taker.kernel) * Math.max(largest(defined), largest(expected)),
                    taker + ", seed " + SEED);
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void anyNumberOfThreadsMakesTheSameBits(Case layer) {
        var random = new Random(SEED + 31L * layer.toString().hashCode());
        var run = run(layer, random);
        var takers = takers(run);
        var taker = takers.get(random.nextInt(takers.size()));
        int threads = random.nextInt(2, MOST_THREADS + 1);
        assertSameBits(run.run(taker.kernel, taker.orders, 1), run.run(taker.kernel, taker.orders, threads),
                taker + ", " + threads + " threads, seed " + SEED);
    }

    private static LayerRun run(Case layer, Random random) {
        var before = layer.before().stream().map(other -> run(other, random)).toList();
        return new LayerRun(layer.operator(), layer.epilogue(), random.nextLong(),
                layer.shapes().toArray(Shape[]::new)).after(before);
    }

    /// Of the largest magnitude before the epilogue, which may cut it off, or after it.
    private static double tolerance(Kernel kernel) {
        return kernel instanceof WinogradConvolution ? 1e-4 : 1e-5;
    }

    private static void assertAgree(double[] expected, float[] actual, double most, String message) {
        for (int i = 0; i < expected.length; i++) {
            if (!agree(expected[i], actual[i], most)) {
                assertEquals(expected[i], actual[i], most, message + ", element " + i);
            }
        }
    }

    /// What is no number, or infinite, is so in both.
    private static boolean agree(double expected, float actual, double most) {
        return Double.isFinite(expected)
                ? Math.abs(expected - actual) <= most
                : Double.compare(expected, actual) == 0;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).filter(Double::isFinite).max().orElse(0) + 1e-6;
    }

    private static void assertSameBits(float[] expected, float[] actual, String message) {
        for (int i = 0; i < expected.length; i++) {
            if (Float.floatToIntBits(expected[i]) != Float.floatToIntBits(actual[i])) {
                assertEquals(expected[i], actual[i], message + ", element " + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void whatIsNoNumberOrInfiniteStaysWhereTheDefinitionHasIt(Case layer) {
        var random = new Random(SEED - layer.toString().hashCode());
        var run = run(layer, random);
        boolean areInfinite = random.nextBoolean();
        run.scatter(areInfinite ? new float[]{INFINITE, -INFINITE, Float.NaN} : new float[]{Float.NaN}, random);
        var defined = run.defined();
        var expected = run.finished(defined);
        var takers = takers(run);
        var taker = takers.get(random.nextInt(takers.size()));
        var actual = run.run(taker.kernel, taker.orders, 1);
        if (taker.kernel instanceof WinogradConvolution) {
            if (!areInfinite) {
                assertNoneIsLost(expected, actual, taker + ", seed " + SEED);
            }
            allowWithinTiles(run, expected, actual);
        }
        assertAgree(expected, actual, tolerance(taker.kernel) * Math.max(largest(defined), largest(expected)),
                taker + ", seed " + SEED);
    }

    private static void assertNoneIsLost(double[] expected, float[] actual, String message) {
        for (int i = 0; i < expected.length; i++) {
            assertTrue(!Double.isNaN(expected[i]) || Float.isNaN(actual[i]), message + ", element " + i);
        }
    }

    /// Winograd's outputs are made of all inputs of their tile. Those that may have another's infinity are made what is
    /// expected.
    private static void allowWithinTiles(LayerRun run, double[] expected, float[] actual) {
        var conv = (Conv2d) run.layer().operator();
        var in = run.input().shape();
        var rows = conv.window().rows(in.height());
        var columns = conv.window().columns(in.width());
        int image = expected.length / in.batch();
        for (int i = 0; i < run.input().data().length; i++) {
            if (!Float.isFinite(run.input().data()[i])) {
                var reached = new Reached(rows, columns, i / in.width() % in.height(), i % in.width());
                int first = i / (run.input().data().length / in.batch()) * image;
                reached.outputs(image).forEach(output -> actual[first + output] = (float) expected[first + output]);
            }
        }
    }

    /// What one input may come into, through the tiles that it is in.
    private record Reached(Sweep rows, Sweep columns, int y, int x) {

        /// Of an image of so many elements.
        IntStream outputs(int count) {
            return IntStream.range(0, count)
                    .filter(output -> isReached(rows, y, output / columns.count() % rows.count())
                            && isReached(columns, x, output % columns.count()));
        }

        private static boolean isReached(Sweep sweep, int pixel, int output) {
            int behind = pixel - sweep.pixel(output, 0);
            int others = sweep.kernel() == 1 ? 0 : (TILE - 1) * sweep.dilation();
            return behind >= -others && behind <= (sweep.kernel() - 1) * sweep.dilation() + others;
        }
    }
}

package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import blocksmith.engine.op.MaxPool2d;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.Size2;
import blocksmith.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The largest under a window, where some numbers are none or infinite: whether any is decides which code runs.
@ExtendWith(ColdCode.class)
class PoolKernelTest {
    /// So many times each number is put somewhere.
    private static final int TIMES = 200;
    private static final List<Integer> CHANNELS = List.of(Lanes.COUNT - 1, Lanes.COUNT, 2 * Lanes.COUNT + 3);

    record Case(MaxPool2d pool, int channels, float[] scattered) {

        @Override
        public String toString() {
            return pool + " of " + channels + " channels with " + Arrays.toString(scattered);
        }
    }

    static Stream<Case> cases() {
        float most = Float.POSITIVE_INFINITY;
        var pools = List.of(pool(3, 2, 1, 1), pool(3, 1, 1, 1), pool(2, 2, 0, 1), pool(1, 2, 0, 1), pool(5, 1, 2, 1),
                pool(3, 1, 1, 2), new MaxPool2d(Size2.of(2), Size2.of(1), new Padding.Same(), Size2.of(40), false));
        var numbers = List.of(new float[]{}, new float[]{Float.NaN}, new float[]{most}, new float[]{-most},
                new float[]{most, -most}, new float[]{most, -most, Float.NaN},
                new float[]{Float.MAX_VALUE, -Float.MAX_VALUE}, new float[]{-0f, 0f});
        return pools.stream().flatMap(pool -> CHANNELS.stream().flatMap(
                channels -> numbers.stream().map(scattered -> new Case(pool, channels, scattered))));
    }

    private static MaxPool2d pool(int kernel, int stride, int padding, int dilation) {
        return new MaxPool2d(Size2.of(kernel), Size2.of(stride), new Padding.Fixed(Size2.of(padding)),
                Size2.of(dilation), false);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isTheLargestWhateverNumbersThereAre(Case tried) {
        var run = new LayerRun(tried.pool, Epilogue.NONE, 5, Shape.image(2, tried.channels, 9, 11));
        var random = new Random(7);
        for (int i = 0; i < TIMES; i++) {
            run.scatter(tried.scattered, random);
        }
        double[] expected = run.defined();
        var kernel = assertInstanceOf(PoolKernel.class, run.kernel());
        for (int threads = 1; threads <= 3; threads++) {
            float[] actual = run.run(kernel, threads);
            double[] made = IntStream.range(0, actual.length).mapToDouble(i -> actual[i] + 0f).toArray();
            assertEquals(Arrays.toString(positive(expected)), Arrays.toString(made));
        }
    }

    /// No zero is negative: which of two zeros is larger is left open.
    private static double[] positive(double[] values) {
        return Arrays.stream(values).map(value -> value + 0.0).toArray();
    }
}

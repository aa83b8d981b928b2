package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowProductsTest {
    private static final int FROM = 3;
    private static final int ROW = 5;

    /// In either form, as sums do not change when the compiler is through.
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16, 33, 130})
    void numbersAndVectorsAddInTheSameOrder(int count) {
        assertArrayEquals(sums(RowProducts::byNumbers, count), sums(RowProducts::byVectors, count));
    }

    private static float[] sums(RowProduct product, int count) {
        var random = new Random(count);
        int step = count + 2;
        var x = numbers(random, FROM + count);
        var weights = numbers(random, ROW + RowProducts.OUTPUTS * step);
        var sums = new float[RowProducts.OUTPUTS];
        product.make(x, FROM, weights, ROW, step, count, sums);
        return sums;
    }

    private static float[] numbers(Random random, int count) {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    @Test
    void itsVectorsBecomeFast() throws InterruptedException {
        Rehearsed.assertBecomesFast(RowProducts::byNumbers, RowProducts.recipe());
    }
}

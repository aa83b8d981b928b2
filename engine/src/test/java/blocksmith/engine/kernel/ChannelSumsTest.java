package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelSumsTest {
    private static final int FROM = 3;

    /// In either form, as means do not change when the compiler is through; vectors, groups of them and what fills neither.
    @ParameterizedTest
    @CsvSource({"1, 0", "49, 0", "50, 1", "3, 7", "4, 16", "33, 67", "7, 150", "5, 48", "6, 64", "9, 24", "10, 32"})
    void numbersAndVectorsAddInTheSameOrder(int count, int further) {
        int width = Lanes.COUNT + further;
        assertArrayEquals(sums(ChannelSums::byNumbers, count, width), sums(ChannelSums::byVectors, count, width));
    }

    private static float[] sums(ChannelSum sum, int count, int width) {
        var random = new Random(count);
        int step = width + 5;
        int to = FROM + count * step;
        var numbers = new float[to + width + 1];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        sum.make(numbers, FROM, count, step, to, width, 1f / count);
        return numbers;
    }

    @Test
    void itsVectorsBecomeFast() throws InterruptedException {
        Rehearsed.assertBecomesFast(ChannelSums::byNumbers, ChannelSums.recipe());
    }
}

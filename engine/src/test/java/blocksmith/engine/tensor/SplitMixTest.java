package blocksmith.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplitMixTest {
    private static final int COUNT = 100_000;

    private static LongStream states() {
        return LongStream.range(0, COUNT).map(i -> SplitMix.state(0, i));
    }

    @Test
    void itsBitsAreThoseOfJavasOwn() {
        var random = new SplittableRandom(7);
        for (int i = 1; i < 100; i++) {
            assertEquals(random.nextLong(), SplitMix.mixed(7 + i * SplitMix.STEP));
        }
    }

    @Test
    void normalNumbersHaveMeanZeroAndDeviationOne() {
        var numbers = states().mapToDouble(SplitMix::normal).toArray();
        assertEquals(0, Arrays.stream(numbers).average().orElseThrow(), 0.01);
        assertEquals(1, Arrays.stream(numbers).map(number -> number * number).average().orElseThrow(), 0.02);
        assertEquals(0.6827, Arrays.stream(numbers).map(number -> Math.abs(number) < 1 ? 1 : 0).average().orElseThrow(),
                0.01);
    }

    @Test
    void normalNumbersAreTheSameOnEveryMachine() {
        assertEquals(-0.8792575296144269, SplitMix.normal(7));
        assertEquals(0.1411700860529954, SplitMix.normal(SplitMix.state(7, 1)));
    }

    @Test
    void uniformNumbersLieEvenlyAboveZeroAndAtMostOne() {
        var numbers = states().mapToDouble(SplitMix::uniform).summaryStatistics();
        assertTrue(numbers.getMin() > 0 && numbers.getMax() <= 1, numbers.toString());
        assertEquals(0.5, numbers.getAverage(), 0.005);
    }
}

package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberCheckTest {
    private static final int STEP = 5 * Lanes.COUNT;
    private static final int FROM = 7;
    private static final NumberCheck CHECK = NumberCheckCode.check(NumberCheck.MOST);

    /// In each place of three runs, of as many floats as vectors divide or not.
    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE,
        -0x1.000002p30f})
    void whatIsNoNumberOrTooLargeIsFoundWhereverItStands(float found) {
        for (int count = Lanes.COUNT; count <= 4 * Lanes.COUNT; count++) {
            var x = numbers();
            assertPasses(true, x, count);
            for (int i = 0; i < 3 * count; i++) {
                int at = FROM + i / count * STEP + i % count;
                float kept = x[at];
                x[at] = found;
                assertPasses(false, x, count);
                x[at] = kept;
            }
        }
    }

    /// A sum that has no result is a number that is none of the other sign.
    @Test
    void whatIsNoNumberMayHaveEitherSign() {
        var x = numbers();
        x[FROM] = Float.intBitsToFloat(0xffc00000);
        assertPasses(false, x, Lanes.COUNT);
    }

    @Test
    void nothingBesideTheRunsIsLookedAt() {
        var x = new float[FROM + 3 * STEP];
        Arrays.fill(x, Float.NaN);
        for (int run = 0; run < 3; run++) {
            Arrays.fill(x, FROM + run * STEP, FROM + run * STEP + Lanes.COUNT + 3, 1);
        }
        assertPasses(true, x, Lanes.COUNT + 3);
    }

    @Test
    void noRunHasNothingToBeFound() {
        assertTrue(CHECK.passes(new float[]{Float.NaN}, 0, Lanes.COUNT, 0, 0));
    }

    @Test
    void limitsByBitsAreOfLimitsFromZeroUp() {
        assertEquals(!Registers.ARE_FEW, new Clamp(0, 6).ofNumbers().isOfNumbers());
        assertFalse(new Clamp(-0f, 6).ofNumbers().isOfNumbers());
        assertFalse(new Clamp(-1, 1).ofNumbers().isOfNumbers());
        assertFalse(Clamp.NONE.ofNumbers().isOfNumbers());
    }

    /// So that nobody sees which of the two forms made it.
    @Test
    void theLimitTakesThePlaceOfANegativeZero() {
        assertEquals(0, Float.floatToRawIntBits(new Clamp(0, 6).of(-0f)));
        assertEquals(0, Float.floatToRawIntBits(new Clamp(0, 6).of(Lanes.all(-0f)).lane(0)));
    }

    private static float[] numbers() {
        var x = new float[FROM + 3 * STEP];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 2 == 0 ? NumberCheck.MOST : -0f;
        }
        return x;
    }

    private static void assertPasses(boolean expected, float[] x, int count) {
        assertEquals(expected, CHECK.passes(x, FROM, count, 3, STEP));
        assertEquals(expected, NumberCheckCode.passesPlainly(x, FROM, count, 3, STEP, NumberCheck.MOST));
    }
}

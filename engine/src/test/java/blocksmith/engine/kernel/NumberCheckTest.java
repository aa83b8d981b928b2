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

    /// Fewer than a vector of inputs. As long as its code may still be compiled it says no.
    @Test
    void aLookPassesNumbersOnceItsCodeIsThere() {
        boolean isThere = NumberCheckCode.check().state() != CodeState.PENDING;
        assertEquals(isThere, new NumberLook().passes(new float[]{1, -1}, 0, 2, 1, 0));
    }

    @Test
    void aLookPassesNothingElse() {
        assertFalse(new NumberLook().passes(new float[]{1, Float.NaN}, 0, 2, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 100})
    void weightsAreLookedAtAsWell(int count) {
        var weights = new float[count];
        assertTrue(NumberLook.areModerate(weights));
        weights[count - 1] = -1e10f;
        assertFalse(NumberLook.areModerate(weights));
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

package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import blocksmith.engine.op.HardTanh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClampTest {

    @Test
    void limitsFromZeroUpAreByBitsWhereRegistersAreMany() {
        assertEquals(!Registers.ARE_FEW, new Clamp(0, 6).ofNumbers().isOfNumbers());
    }

    /// Numbers below zero are in the opposite order of their bits.
    @ParameterizedTest
    @CsvSource({"-1, 1", "-0f, 6", "-Infinity, Infinity"})
    void limitsBelowZeroAreNot(float least, float greatest) {
        assertFalse(new Clamp(least, greatest).ofNumbers().isOfNumbers());
    }

    /// So that nobody sees which of the two forms made it.
    @Test
    void aNegativeZeroBecomesALowerLimitOfZero() {
        assertEquals(0, Float.floatToRawIntBits(new Clamp(0, 6).of(-0f)));
    }

    @Test
    void aNegativeZeroInAVectorBecomesItToo() {
        assertEquals(0, Float.floatToRawIntBits(new Clamp(0, 6).of(Lanes.all(-0f)).lane(0)));
    }

    @Test
    void noLowerLimitIsANegativeZero() {
        assertEquals(0, Float.floatToRawIntBits(Clamp.of(new HardTanh(-0.0, 1)).orElseThrow().least()));
    }
}

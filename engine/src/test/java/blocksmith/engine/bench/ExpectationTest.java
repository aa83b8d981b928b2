package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    private static final Expectation EXPECTED = new Expectation(List.of(200.0, 1_000.0));

    private static boolean isMet(double... medians) {
        return EXPECTED.isMet(medians);
    }

    @Test
    void itIsMetUpToAFewPercentMore() {
        assertTrue(isMet(209, 960));
        assertTrue(isMet(150, 1_040));
    }

    @Test
    void itIsNotMetWhereAnyProgramTakesLonger() {
        assertFalse(isMet(200, 1_060));
        assertFalse(isMet(211, 1_000));
    }

    @Test
    void itIsNotMetByOtherPrograms() {
        assertFalse(isMet(200));
        assertFalse(isMet(200, 1_000, 1_000));
    }

    @Test
    void nothingMeetsWhatNobodyKnows() {
        assertFalse(Expectation.NONE.isMet(new double[]{200}));
        assertFalse(Expectation.NONE.isMet(new double[0]));
    }

    @Test
    void itIsExceededWhereAnyProgramTakesLonger() {
        assertTrue(EXPECTED.isExceeded(new double[]{100, 1_060}));
        assertFalse(EXPECTED.isExceeded(new double[]{100, 1_040}));
        assertFalse(Expectation.NONE.isExceeded(new double[]{200}));
        assertFalse(Expectation.NONE.isExceeded(new double[0]));
    }
}

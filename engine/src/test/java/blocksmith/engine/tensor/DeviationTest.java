package blocksmith.engine.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeviationTest {
    private static DoubleTensor expected(double... values) {
        return new DoubleTensor(Shape.of(values.length), values);
    }

    private static Tensor made(float... values) {
        return new Tensor(Shape.of(values.length), values);
    }

    @Test
    void itIsInTermsOfTheLargestMagnitudeExpected() {
        assertEquals(new Deviation(0.5, 0.125), Deviation.of(expected(1, -4, 2), made(1, -4.5f, 2.25f)));
    }

    @Test
    void ofSeveralTensorsEachHasItsOwnMagnitude() {
        var deviation = Deviation.of(List.of(expected(8), expected(0.5)), List.of(made(9), made(0.25f)));
        assertEquals(new Deviation(1, 0.5), deviation);
    }

    @Test
    void zerosThatAreMetDeviateByNothing() {
        assertEquals(new Deviation(0, 0), Deviation.of(expected(0, 0), made(0, 0)));
    }

    @Test
    void whatIsNoNumberOrInfiniteIsNoFiniteDeviation() {
        assertFalse(Deviation.of(expected(1, 2), made(Float.NaN, 2)).isFinite());
        assertFalse(Deviation.of(expected(1, 2), made(1, Float.POSITIVE_INFINITY)).isFinite());
        assertFalse(Deviation.of(expected(0), made(1)).isFinite());
        assertTrue(Deviation.of(expected(1, 2), made(1, 3)).isFinite());
    }
}

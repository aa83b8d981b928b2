package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    @ParameterizedTest
    @CsvSource({"7,3,1,1,1,1", "7,3,2,1,1,1", "8,3,2,1,0,1", "7,2,1,1,0,1", "7,3,1,3,3,3", "5,1,3,1,0,0"})
    void sameSplitsThePaddingWithTheOddPixelAtTheEnd(int size, int kernel, int stride, int dilation, int before,
            int after) {
        var sweep = Sweep.same(size, kernel, stride, dilation);
        assertEquals(new Sweep(size, kernel, stride, dilation, before, after), sweep);
        assertEquals(Math.ceilDiv(size, stride), sweep.count());
    }

    @Test
    void tapsAreInsideExactlyBetweenFirstAndEnd() {
        for (int stride = 1; stride <= 3; stride++) {
            for (int padding = 0; padding <= 4; padding++) {
                assertInsideExactly(new Sweep(7, 3, stride, 2, padding, padding));
            }
        }
    }

    private static void assertInsideExactly(Sweep sweep) {
        for (int tap = 0; tap < sweep.kernel(); tap++) {
            for (int position = 0; position < sweep.count(); position++) {
                assertEquals(
                        position >= sweep.firstInside(tap) && position < sweep.endInside(tap),
                        sweep.isInside(sweep.pixel(position, tap)),
                        sweep + " at " + position);
            }
        }
    }

    @Test
    void doesNotFitWhenItSpansMoreThanThePaddedImage() {
        assertFalse(new Sweep(4, 3, 1, 2, 0, 0).fits());
    }

    @Test
    void heightAndWidthAreIndependent() {
        var window = new Window(new Size2(3, 1), new Size2(2, 1), new Padding.Fixed(new Size2(1, 0)), Size2.of(1));
        assertEquals(new Sweep(8, 3, 2, 1, 1, 1), window.rows(8));
        assertEquals(new Sweep(8, 1, 1, 1, 0, 0), window.columns(8));
        assertEquals("s2×1 p1×0", window.settings());
    }
}

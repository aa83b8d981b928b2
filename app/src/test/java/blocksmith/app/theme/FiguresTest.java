package blocksmith.app.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @Test
    void countsAreExact() {
        assertEquals("18,272", Figures.count(18_272));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "999,999", "999.6,1 k", "8192,8.19 k", "12845056,12.8 M", "29302784,29.3 M", "999999,1 M"})
    void scaledNumbersHaveThreeDigitsAtMost(double value, String text) {
        assertEquals(text, Figures.scaled(value));
    }

    @ParameterizedTest
    @CsvSource({"512,512 B", "3612672,3.61 MB"})
    void bytesGoByThousands(long bytes, String text) {
        assertEquals(text, Figures.bytes(bytes));
    }

    @ParameterizedTest
    @CsvSource({"0.3051,0.305", "1.2345,1.23", "12.345,12.3", "123.4,123"})
    void millisecondsKeepThreeDigits(double millis, String text) {
        assertEquals(text, Figures.millis(millis));
    }
}

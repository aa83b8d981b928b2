package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorTest {

    @Test
    void theFirstOfLinuxListIsDescribed() {
        assertEquals("GenuineIntel 6 167 Intel(R) Xeon(R) Processor", Processor.firstOf("""
                processor\t: 0
                vendor_id\t: GenuineIntel
                cpu family\t: 6
                model\t\t: 167
                model name\t: Intel(R) Xeon(R) Processor
                flags\t\t: fpu vme

                vendor_id\t: Another
                """));
    }

    @Test
    void itsListTellsWhetherItSplitsVectors() {
        assertTrue(Processor.splitsVectors(Processor.firstOf("""
                processor\t: 0
                vendor_id\t: AuthenticAMD
                cpu family\t: 25
                model\t\t: 17
                model name\t: AMD EPYC
                """)));
    }

    @Test
    void aListThatTellsNothingHasNoDescription() {
        assertEquals("", Processor.firstOf("hart\t: 0\nisa\t: rv64imafdc\n"));
        assertFalse(Processor.description().isBlank());
    }

    /// As Linux, Windows and others describe them.
    @ParameterizedTest
    @CsvSource({"AuthenticAMD 25 17 AMD EPYC 1, true", "'AMD64 Family 25 Model 97 Stepping 2, AuthenticAMD', true",
        "AuthenticAMD 26 2 AMD EPYC, false", "GenuineIntel 6 25 AuthenticAMD 25, false",
        "'Intel64 Family 6 Model 25 Stepping 1, GenuineIntel', false", "Mac OS X aarch64, false"})
    void whatSplitsVectorsIsKnownByItsFamily(String description, boolean isKnown) {
        assertEquals(isKnown, Processor.splitsVectors(description));
    }
}

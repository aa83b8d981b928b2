package blocksmith.engine.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubstitutionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "in * expansion | channels * expansion",
        "in == out ? in : 2 | channels == in ? channels : 2",
        "inner + in | inner + channels",
        "max(in, max) | max(channels, 7)",
        "in # 2 | in # 2"})
    void namesAreReplacedAllAtOnceAndNothingElse(String source, String expected) {
        assertEquals(expected, Substitution.in(source, Map.of("in", "channels", "out", "in", "max", "7")));
    }
}

package blocksmith.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {
    private static List<String> labels(double highest) {
        var scale = Scale.reaching(highest);
        return scale.ticks().stream().map(scale::label).toList();
    }

    @Test
    void ticksAreRound() {
        assertEquals(List.of("0.00", "0.25", "0.50", "0.75", "1.00"), labels(0.9));
        assertEquals(List.of("0", "5", "10", "15", "20"), labels(17));
        assertEquals(List.of("0.0", "0.1", "0.2", "0.3"), labels(0.3));
    }

    @Test
    void withoutValuesThereIsAScaleAllTheSame() {
        assertEquals(List.of("0.00", "0.25", "0.50", "0.75", "1.00"), labels(0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.0123, 0.99, 1, 4, 4.0001, 39.9, 1e5})
    void everyValueIsReachedInFewSteps(double highest) {
        var scale = Scale.reaching(highest);

        assertTrue(scale.top() >= highest * (1 - 1e-9));
        assertTrue(scale.steps() <= 4);
    }
}

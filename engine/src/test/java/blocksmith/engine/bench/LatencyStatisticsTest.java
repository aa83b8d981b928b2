package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyStatisticsTest {

    @Test
    void quantilesLieBetweenNeighbouringRuns() {
        var statistics = LatencyStatistics.of(new long[]{40, 10, 30, 20});
        assertEquals(25, statistics.median());
        assertEquals(11.5, statistics.p5(), 1e-9);
        assertEquals(38.5, statistics.p95(), 1e-9);
        assertEquals(15, statistics.range(), 1e-9);
        assertEquals(4, statistics.runs());
    }

    @Test
    void runsThatSpreadOverATenthOfTheMedianAreUnsteady() {
        assertEquals(Steadiness.STEADY, LatencyStatistics.of(LongStream.range(960, 1040).toArray()).steadiness());
        assertEquals(Steadiness.UNSTEADY, LatencyStatistics.of(LongStream.range(800, 1200).toArray()).steadiness());
    }

    @Test
    void nothingIsSaidOfNoRuns() {
        assertThrows(IllegalArgumentException.class, () -> LatencyStatistics.of(new long[0]));
    }
}

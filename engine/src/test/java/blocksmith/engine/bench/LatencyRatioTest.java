package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyRatioTest {

    /// Five a round.
    private static List<LatencyRun> runs(int count, LongUnaryOperator latency) {
        return LongStream.range(0, count).mapToObj(i -> new LatencyRun(i, latency.applyAsLong(i), (int) (i / 5)))
                .toList();
    }

    @Test
    void aSteadyRatioHasANarrowInterval() {
        var ratio = LatencyRatio.of(runs(200, _ -> 300), runs(200, _ -> 200)).orElseThrow();
        assertEquals(new LatencyRatio(1.5, 1.5, 1.5), ratio);
    }

    @Test
    void aDisturbanceThatMeetsOneOfThemForAWhileLeavesTheMedianAndWidensTheInterval() {
        var ratio = LatencyRatio.of(runs(200, i -> i < 70 ? 600 : 300), runs(200, _ -> 200)).orElseThrow();
        assertEquals(1.5, ratio.median());
        assertTrue(ratio.high() > 2.9, () -> ratio.toString());
    }

    @Test
    void aRoundThatOneOfThemLacksDoesNotCount() {
        var ratio = LatencyRatio.of(runs(200, _ -> 300), runs(100, _ -> 200)).orElseThrow();
        assertEquals(new LatencyRatio(1.5, 1.5, 1.5), ratio);
    }

    @Test
    void sixRoundsOfASlowProgramHaveTheWidestInterval() {
        var ratio = LatencyRatio.of(runs(30, i -> 100 * (i / 5 + 1)), runs(30, _ -> 100)).orElseThrow();
        assertEquals(new LatencyRatio(3.5, 1, 6), ratio);
    }

    @Test
    void fewerRoundsHaveNoInterval() {
        assertEquals(Optional.empty(), LatencyRatio.of(runs(25, _ -> 300), runs(25, _ -> 200)));
    }
}

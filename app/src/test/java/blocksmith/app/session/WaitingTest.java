package blocksmith.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.backend.Readiness;
import blocksmith.engine.bench.Interference;
import blocksmith.engine.bench.LatencyStatistics;
import blocksmith.engine.bench.LayoutLatency;
import blocksmith.engine.bench.Phase;
import blocksmith.engine.bench.Progress;
import blocksmith.engine.bench.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private final List<String> said = new ArrayList<>();
    private long now;
    private final Waiting waiting = new Waiting(() -> now, said::add);

    private void tell(Phase phase, long nanos) {
        waiting.told(new Progress(phase, List.of(new Reading(LatencyStatistics.of(new long[]{nanos}), List.of(),
                new LayoutLatency(0, 0), List.of(), Interference.NONE, Readiness.READY))));
    }

    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private void assertSaid(int line, String pattern) {
        assertTrue(said.get(line).matches(pattern), said.get(line));
    }

    @Test
    void theFirstNumberAndTheFirstSteadyOneAreSaidOnce() {
        pass(123);
        tell(Phase.WARMING_UP, 7_789_000);
        tell(Phase.WARMING_UP, 2_000_000);
        assertEquals(1, said.size());
        pass(1_000);
        tell(Phase.MEASURING, 671_000);
        tell(Phase.MEASURING, 670_000);
        tell(Phase.ENDED, 670_000);
        assertEquals(2, said.size());
        assertEquals("first number after 123 ms: 7.789 ms", said.get(0));
        assertEquals("steady after 1,123 ms: 0.671 ms", said.get(1));
    }

    @Test
    void whatItHasComeToTenSecondsLaterIsSaidOnce() {
        tell(Phase.MEASURING, 671_000);
        pass(9_999);
        tell(Phase.MEASURING, 660_000);
        assertEquals(2, said.size());
        pass(1);
        tell(Phase.MEASURING, 650_000);
        tell(Phase.MEASURING, 640_000);
        assertEquals(3, said.size());
        assertEquals("ten seconds later, after 10,000 ms: 0.650 ms", said.get(2));
    }

    @Test
    void whatIsSteadyFromTheStartIsBoth() {
        tell(Phase.MEASURING, 1_000_000);
        assertEquals(2, said.size());
        assertSaid(0, "first number .*");
        assertSaid(1, "steady .*");
    }
}

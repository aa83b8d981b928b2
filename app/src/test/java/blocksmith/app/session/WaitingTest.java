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
import org.junit.jupiter.api.Test;

class WaitingTest {
    private final List<String> said = new ArrayList<>();
    private final Waiting waiting = new Waiting(said::add);

    private void tell(Phase phase, long nanos) {
        waiting.told(new Progress(phase, List.of(new Reading(LatencyStatistics.of(new long[]{nanos}), List.of(),
                new LayoutLatency(0, 0), List.of(), Interference.NONE, Readiness.READY))));
    }

    private void assertSaid(int line, String pattern) {
        assertTrue(said.get(line).matches(pattern), said.get(line));
    }

    @Test
    void theFirstNumberAndTheFirstSteadyOneAreSaidOnce() {
        tell(Phase.WARMING_UP, 7_789_000);
        tell(Phase.WARMING_UP, 2_000_000);
        assertEquals(1, said.size());
        tell(Phase.MEASURING, 671_000);
        tell(Phase.MEASURING, 670_000);
        tell(Phase.ENDED, 670_000);
        assertEquals(2, said.size());
        assertSaid(0, "first number after [\\d,]+ ms: 7\\.789 ms");
        assertSaid(1, "steady after [\\d,]+ ms: 0\\.671 ms");
    }

    @Test
    void whatIsSteadyFromTheStartIsBoth() {
        tell(Phase.MEASURING, 1_000_000);
        assertEquals(2, said.size());
        assertSaid(0, "first number .*");
        assertSaid(1, "steady .*");
    }
}

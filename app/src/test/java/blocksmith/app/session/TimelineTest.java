package blocksmith.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.backend.EmbeddedProgram;
import blocksmith.engine.backend.Readiness;
import blocksmith.engine.bench.Interference;
import blocksmith.engine.bench.LatencyRun;
import blocksmith.engine.bench.LatencyStatistics;
import blocksmith.engine.bench.LayoutLatency;
import blocksmith.engine.bench.Phase;
import blocksmith.engine.bench.Progress;
import blocksmith.engine.bench.Reading;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.plan.Plan;
import blocksmith.engine.tune.TunedLayers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final EmbeddedProgram PROGRAM = new EmbeddedProgram(
            new Plan(List.of(), List.of(), List.of(), 1, Accuracy.DEFAULT, 0, 0, List.of(), Map.of()));

    private static BenchmarkState state(Phase phase, Readiness readiness) {
        var reading = new Reading(LatencyStatistics.of(new long[]{100, 100, 100, 100, 100}),
                List.of(new LatencyRun(System.nanoTime(), 100, 0)), new LayoutLatency(0, 0), List.of(),
                Interference.NONE, readiness);
        return new Timeline(TunedLayers.inMemory()).add(PROGRAM, new Progress(phase, List.of(reading)));
    }

    @Test
    void numbersAreProvisionalWhileItWarmsUp() {
        var state = state(Phase.WARMING_UP, Readiness.READY);
        assertEquals(BenchmarkStatus.WARMING_UP, state.status());
        assertTrue(state.isProvisional());
        assertTrue(state.design().samples().getFirst().provisional());
    }

    @Test
    void numbersAreProvisionalWhileKernelsWaitForTheCompiler() {
        var state = state(Phase.MEASURING, new Readiness(2, 0));
        assertEquals(BenchmarkStatus.WARMING_UP, state.status());
        assertTrue(state.isProvisional());
        assertTrue(state.design().samples().getFirst().provisional());
        assertEquals(2, state.readiness().pending());
    }

    @Test
    void kernelsThatTheCompilerFailedAtDoNotKeepNumbersProvisional() {
        var state = state(Phase.MEASURING, new Readiness(0, 1));
        assertEquals(BenchmarkStatus.STEADY, state.status());
        assertFalse(state.isProvisional());
        assertFalse(state.design().samples().getFirst().provisional());
    }
}

package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SpansTest {
    private static final long MILLI = 1_000_000;

    /// What others have used so far.
    private long others;
    /// What a hand-over takes now.
    private long nanos = 100;

    private Spans spans(Duration length) {
        return new Spans(Protocol.quoted(length, () -> OptionalLong.of(others)), 2, 2,
                new HandOver(() -> nanos, new HandOver.Typical()));
    }

    /// A span of 300 ms and ten rounds, in which others use so many.
    private boolean span(Spans spans, long millisOfOthers) {
        spans.begin(0);
        for (int i = 0; i < 10; i++) {
            spans.round();
        }
        others += millisOfOthers * MILLI;
        return spans.count(300 * MILLI);
    }

    private boolean spanUntilAHandOverTakes(long changed, Spans spans) {
        spans.begin(0);
        spans.round();
        nanos = changed;
        return spans.count(300 * MILLI);
    }

    @Test
    void aSpanThatOthersLeftAloneCounts() {
        var spans = spans(Duration.ofMillis(600));
        assertTrue(span(spans, 20));
        assertFalse(spans.areEnough());
        assertTrue(span(spans, 0));
        assertTrue(spans.areEnough());
        assertEquals(Interference.NONE, spans.interference());
    }

    @Test
    void aSpanInWhichAnotherProcessUsedAFifthOfTheProcessorsIsTakenAgain() {
        var spans = spans(Duration.ofMillis(300));
        assertFalse(span(spans, 120));
        assertFalse(spans.areEnough());
        assertTrue(span(spans, 0));
        assertTrue(spans.areEnough());
        assertEquals(new Interference(10, 0), spans.interference());
    }

    @Test
    void aSpanThatBeganOrEndedWithProcessorsFarFromEachOtherIsTakenAgain() {
        var spans = spans(Duration.ofMillis(600));
        assertTrue(span(spans, 0));
        assertFalse(spanUntilAHandOverTakes(350, spans));
        assertFalse(spanUntilAHandOverTakes(100, spans));
        assertTrue(span(spans, 0));
        assertTrue(spans.areEnough());
        assertEquals(new Interference(2, 0), spans.interference());
    }

    @Test
    void processorsThatStayApartAreWaitedForForAWhile() {
        var spans = spans(Duration.ofMillis(300));
        for (int i = 0; i < 100; i++) {
            assertTrue(span(spans, 0));
        }
        nanos = 350;
        int retaken = 0;
        while (!span(spans, 0)) {
            retaken++;
        }
        assertEquals(100, retaken, "thirty seconds");
        assertEquals(new Interference(1_000, 10), spans.interference());
    }

    @Test
    void aMachineThatIsNeverQuietIsMeasuredAllTheSameAndToldOf() {
        var spans = spans(Duration.ofMillis(300));
        int taken = 1;
        while (!span(spans, 300)) {
            taken++;
        }
        assertEquals(7, taken, "four retakes, and two for each span");
        assertTrue(spans.areEnough());
        assertEquals(new Interference(60, 10), spans.interference());
        assertTrue(spans.interference().isDisturbed());
    }

    @Test
    void slowProgramsAreMeasuredUntilThereIsAnIntervalButNotForever() {
        var spans = spans(Duration.ofSeconds(1));
        for (int round = 0; round < LatencyRatio.LEAST_ROUNDS; round++) {
            assertFalse(spans.areEnough());
            spans.begin(0);
            spans.round();
            assertTrue(spans.count(2_000 * MILLI));
        }
        assertTrue(spans.areEnough());

        var endless = spans(Duration.ofSeconds(1));
        endless.begin(0);
        endless.round();
        assertTrue(endless.count(61_000 * MILLI));
        assertTrue(endless.areEnough());
    }

    @Test
    void whereNobodyTellsOfOthersEverythingCounts() {
        var spans = new Spans(Protocol.quoted(Duration.ofMillis(300), OtherProcesses.UNKNOWN), 2, 1,
                HandOver.NONE);
        assertTrue(span(spans, 300));
        assertTrue(spans.areEnough());
    }

    @Test
    void onlyWhatIsQuotedAsksHowFarProcessorsAre() {
        assertTrue(Protocol.quoted(Duration.ofSeconds(1), OtherProcesses.UNKNOWN).asksHowFarProcessorsAre());
        assertFalse(Protocol.watched(Duration.ofSeconds(1), Expectation.NONE).asksHowFarProcessorsAre());
    }

    @Test
    void whoLooksOnSeesAllAtOnce() {
        var spans = new Spans(Protocol.watched(Duration.ofMillis(5), Expectation.NONE), 2, 2,
                HandOver.NONE);
        spans.begin(0);
        spans.round();
        assertTrue(spans.isOver(1));
        assertTrue(spans.count(5 * MILLI));
        assertTrue(spans.areEnough());
    }
}

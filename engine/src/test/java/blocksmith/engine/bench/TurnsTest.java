package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.run.StepClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final WorkerPool workers = new WorkerPool(1);
    /// Who ran, in order.
    private final List<String> log = new ArrayList<>();

    /// Takes a given time.
    private final class Nap extends EmptyExecution {
        private final String name;
        private final long nanos;

        Nap(String name, long nanos) {
            this.name = name;
            this.nanos = nanos;
        }

        @Override
        public void run(StepClock clock) {
            log.add(name);
            long until = System.nanoTime() + nanos;
            while (System.nanoTime() < until) {
                LockSupport.parkNanos(until - System.nanoTime());
            }
        }
    }

    private Subject nap(String name, long millis) {
        return new Subject(new Nap(name, millis * 1_000_000), workers);
    }

    private static List<LatencyRun> kept(Subject subject) {
        subject.keep();
        return subject.reading(Interference.NONE).recent();
    }

    /// The log without repetitions in a row.
    private List<String> order() {
        return Stream.iterate(0, i -> i < log.size(), i -> i + 1)
                .filter(i -> i == 0 || !log.get(i).equals(log.get(i - 1)))
                .map(log::get)
                .toList();
    }

    @Test
    void eachRunsBackToBackAndEveryOtherRoundGoesBackwards() {
        var turns = new Turns(List.of(nap("a", 1), nap("b", 1)), () -> false);
        turns.take();
        turns.take();
        assertEquals(List.of("a", "b", "a"), order());
    }

    @Test
    void theFirstRunOfAStretchDoesNotCountAndSlowOnesCountThreeTimes() {
        var slow = nap("slow", 10);
        var turns = new Turns(List.of(slow, nap("other", 1)), () -> false);
        turns.take();
        assertEquals(4, log.stream().filter("slow"::equals).count());
        assertEquals(List.of(0, 0, 0), kept(slow).stream().map(LatencyRun::round).toList());
    }

    @Test
    void inAHurryOneRunIsEnough() {
        var slow = nap("slow", 10);
        new Turns(List.of(slow, nap("other", 10)), () -> false).hurry();
        assertEquals(List.of("slow", "other"), log);
        assertEquals(1, kept(slow).size());
    }

    @Test
    void oneThatIsAloneRunsOnAndAllOfItCounts() {
        var alone = nap("alone", 10);
        var turns = new Turns(List.of(alone), () -> false);
        turns.take();
        turns.take();
        assertEquals(2, kept(alone).size());
        assertEquals(2, log.size());
    }

    @Test
    void whatIsDroppedLeavesNoTrace() {
        var subject = nap("a", 1);
        var turns = new Turns(List.of(subject), () -> false);
        turns.take();
        subject.drop();
        turns.take();
        var runs = kept(subject);
        assertTrue(runs.stream().allMatch(run -> run.round() == 1), runs.toString());
        assertEquals(runs.size(), subject.runs());
    }

    @Test
    void aStopEndsAStretch() {
        new Turns(List.of(nap("a", 1), nap("b", 1)), () -> !log.isEmpty()).take();
        assertTrue(log.size() <= 2, log.toString());
    }
}

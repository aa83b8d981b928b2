package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.backend.Readiness;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.run.StepClock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final Readiness WAITING = new Readiness(3, 0);
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long SPAN = 3 * STEP;
    private static final int RUNS_A_STEP = 5;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int MOST_STEPS = 10_000;

    private final WorkerPool workers = new WorkerPool(1);
    private final WarmUp warmUp = new WarmUp(0, SPAN, NEVER, Expectation.NONE, () -> 0);
    private long now;

    /// Takes a fifth of a millisecond at first.
    private static final class Runner extends EmptyExecution {
        private Readiness readiness = WAITING;
        private long nanos = 200_000;
        /// What every third run takes.
        private long third = nanos;
        private int runs;

        @Override
        public Readiness readiness() {
            return readiness;
        }

        @Override
        public void run(StepClock clock) {
            long until = System.nanoTime() + (runs++ % 3 == 0 ? third : nanos);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
        }
    }

    private boolean isOverAfterAStep(Subject subject) {
        return isOverAfterAStep(warmUp, subject);
    }

    private boolean isOverAfterAStep(WarmUp warmUp, Subject subject) {
        for (int run = 0; run < RUNS_A_STEP; run++) {
            subject.run(0);
        }
        subject.keep();
        now += STEP;
        return warmUp.isOver(now, List.of(subject));
    }

    private long nanosUntilOver(Subject subject) {
        return nanosUntilOver(warmUp, subject);
    }

    private long nanosUntilOver(WarmUp warmUp, Subject subject) {
        long began = now;
        for (int step = 0; step < MOST_STEPS; step++) {
            if (isOverAfterAStep(warmUp, subject)) {
                return now - began;
            }
        }
        throw new AssertionError("It is never over");
    }

    @Test
    void itIsNotOverWhileAKernelWaitsForTheCompiler() {
        var runner = new Runner();
        var subject = new Subject(runner, workers);
        for (int step = 0; step < 100; step++) {
            assertFalse(isOverAfterAStep(subject));
        }
        runner.readiness = Readiness.READY;
        assertFalse(isOverAfterAStep(subject));
        assertEquals(0, subject.runs(), "runs of plain kernels count");
        assertTrue(nanosUntilOver(subject) <= TimeUnit.SECONDS.toNanos(12));
    }

    @Test
    void aSpanIsNotComparedWithOneFromBeforeKernelsWaited() {
        var runner = new Runner();
        runner.readiness = Readiness.READY;
        var subject = new Subject(runner, workers);
        assertIsNotOverForASpan(subject);
        runner.readiness = WAITING;
        assertFalse(isOverAfterAStep(subject));
        runner.readiness = Readiness.READY;
        assertFalse(isOverAfterAStep(subject));
        assertIsNotOverForASpan(subject);
    }

    private void assertIsNotOverForASpan(Subject subject) {
        for (int step = 0; step < SPAN / STEP; step++) {
            assertFalse(isOverAfterAStep(subject));
        }
    }

    @Test
    void aCompilerThatNeverEndsIsNotWaitedForBeyondItsBound() {
        var subject = new Subject(new Runner(), workers);
        long took = nanosUntilOver(subject);
        assertTrue(took >= TimeUnit.SECONDS.toNanos(90) && took <= TimeUnit.SECONDS.toNanos(92), took + " ns");
        assertEquals(WAITING, subject.reading(Interference.NONE).readiness());
    }

    /// From the end of a span on, after which runs take another time.
    private long nanosUntilOverWithRunsOf(long nanos) {
        var runner = new Runner();
        runner.readiness = Readiness.READY;
        var subject = new Subject(runner, workers);
        assertIsNotOverForASpan(subject);
        runner.nanos = nanos;
        runner.third = nanos;
        return nanosUntilOver(subject);
    }

    /// After a span whose medians were 200 and 1,000.
    private static boolean isSteady(double... medians) {
        return WarmUp.isSteady(new double[]{200, 1_000}, medians);
    }

    @Test
    void runsThatTakeALittleLongerThanBeforeAreSteady() {
        assertTrue(isSteady(212, 1_090));
    }

    @Test
    void runsThatTakeHardlyLessThanBeforeAreSteady() {
        assertTrue(isSteady(195, 975));
    }

    @Test
    void runsOfAnySubjectThatBecomeFasterAreNotSteadyYet() {
        assertFalse(isSteady(200, 960));
        assertFalse(isSteady(192, 1_000));
    }

    @Test
    void runsOfAnySubjectThatTakeMuchLongerWereDisturbed() {
        assertFalse(isSteady(223, 1_000));
        assertFalse(isSteady(200, 1_120));
    }

    @Test
    void theFirstSpanIsNotSteady() {
        assertFalse(WarmUp.isSteady(new double[0], new double[]{200, 1_000}));
    }

    @Test
    void warmingUpGoesOnWhereRunsBecomeFaster() {
        assertTrue(nanosUntilOverWithRunsOf(20_000) > SPAN);
    }

    @Test
    void runsOfWhichSomeTakeHalfAsLongAsMostAreNotSteady() {
        var runner = new Runner();
        runner.readiness = Readiness.READY;
        runner.third = runner.nanos / 2;
        assertTrue(nanosUntilOver(new Subject(runner, workers)) >= TimeUnit.SECONDS.toNanos(12));
    }

    @Test
    void kernelsThatStayPlainAreNotWaitedFor() {
        var runner = new Runner();
        runner.readiness = new Readiness(0, 2);
        assertTrue(nanosUntilOver(new Subject(runner, workers)) <= TimeUnit.SECONDS.toNanos(12));
    }

    /// Whose compiler works all the time, beside runs that are steady.
    private WarmUp besideTheCompiler(Expectation expected) {
        return new WarmUp(now, SPAN, NEVER, expected, () -> now);
    }

    private Subject ready() {
        var runner = new Runner();
        runner.readiness = Readiness.READY;
        return new Subject(runner, workers);
    }

    @Test
    void runsThatTakeWhatIsExpectedAreSteadyThoughTheCompilerIsBusy() {
        var expecting = besideTheCompiler(new Expectation(List.of(400_000.0)));
        long took = nanosUntilOver(expecting, ready());
        assertTrue(took >= 2 * SPAN && took < TimeUnit.SECONDS.toNanos(12), took + " ns");
        assertEquals(1, expecting.reached().medians().size());
    }

    @Test
    void runsBesideABusyCompilerAreWaitedForTwelveSecondsWhereNothingIsExpected() {
        var busy = besideTheCompiler(Expectation.NONE);
        long took = nanosUntilOver(busy, ready());
        assertTrue(took >= TimeUnit.SECONDS.toNanos(12) && took <= TimeUnit.SECONDS.toNanos(12) + SPAN, took + " ns");
        assertEquals(Expectation.NONE, busy.reached());
    }

    @Test
    void spansThatAgreeAreEnoughForWhoLooksOnWhileTheCompilerIsHalfBusy() {
        var halfBusy = new WarmUp(0, SPAN, 3, Expectation.NONE, () -> now / 2);
        long took = nanosUntilOver(halfBusy, ready());
        assertTrue(took >= 4 * SPAN && took < TimeUnit.SECONDS.toNanos(12), took + " ns");
        assertEquals(1, halfBusy.reached().medians().size());
    }

    @Test
    void spansThatAgreeAreNotEnoughBesideABusyCompiler() {
        var busy = new WarmUp(0, SPAN, 3, Expectation.NONE, () -> now);
        assertTrue(nanosUntilOver(busy, ready()) >= TimeUnit.SECONDS.toNanos(12));
    }

    @Test
    void runsBesideABusyCompilerThatTakeLongerThanExpectedAreWaitedForTwelveSeconds() {
        var busy = besideTheCompiler(new Expectation(List.of(100_000.0)));
        assertTrue(nanosUntilOver(busy, ready()) >= TimeUnit.SECONDS.toNanos(12));
    }

    @Test
    void runsThatTakeLongerThanExpectedAreWaitedForForAWhile() {
        var expecting = new WarmUp(0, SPAN, NEVER, new Expectation(List.of(100_000.0)), () -> 0);
        long took = nanosUntilOver(expecting, ready());
        assertTrue(took >= TimeUnit.SECONDS.toNanos(3) && took < TimeUnit.SECONDS.toNanos(12), took + " ns");
    }

    @Test
    void runsThatWaitForTheCompilerAreNotSteadyWhateverIsExpected() {
        var subject = new Subject(new Runner(), workers);
        var expecting = new WarmUp(0, SPAN, NEVER, new Expectation(List.of(400_000.0)), () -> 0);
        for (int step = 0; step < 10; step++) {
            assertFalse(isOverAfterAStep(expecting, subject));
        }
    }

    @Test
    void nothingIsReachedBeforeRunsAreSteady() {
        assertEquals(Expectation.NONE, warmUp.reached());
    }
}

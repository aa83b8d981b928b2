package blocksmith.engine.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Gives programs their turns. A turn is a stretch: the program runs back to back for some milliseconds, as it does for a
/// caller that needs it again and again. The runs at its beginning do not count, for they wake threads and fill caches;
/// then the threads come to rest, and the next program has its turn. Every other round goes backwards, so that none is
/// always the one that follows another. A program that is alone runs on without a rest.
final class Turns {
    private static final long STRETCH = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LEAD = TimeUnit.MICROSECONDS.toNanos(200);
    /// Fewer have no median to speak of.
    private static final int LEAST_RUNS = 3;
    /// Longer than the threads of any backend wait for more work before they sleep: they would take the processors from
    /// those of the next.
    private static final long REST = TimeUnit.MICROSECONDS.toNanos(1_500);
    private static final int RESTS_A_RUN = 12;
    private static final long LONGEST_REST = TimeUnit.SECONDS.toNanos(1);
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(5);

    private final List<Subject> subjects;
    private final BooleanSupplier stopped;
    private int rounds;

    Turns(List<Subject> subjects, BooleanSupplier stopped) {
        this.subjects = List.copyOf(subjects);
        this.stopped = stopped;
    }

    /// One stretch each, of which all runs are taken, be it only one: a number is wanted soon.
    void hurry() {
        for (var subject : subjects) {
            rest();
            stretch(subject, 1);
        }
        rounds++;
    }

    /// One stretch each.
    void take() {
        if (isAlone()) {
            hurry();
            return;
        }
        for (var subject : rounds % 2 == 0 ? subjects : subjects.reversed()) {
            rest();
            lead(subject);
            stretch(subject, LEAST_RUNS);
        }
        rounds++;
    }

    /// Leaves the processors to the compiler for most of the time, while kernels wait for it.
    ///
    /// @param used what the last stretches took
    void giveWay(long used) {
        long until = System.nanoTime() + Math.min(RESTS_A_RUN * used, LONGEST_REST);
        while (!stopped.getAsBoolean() && System.nanoTime() < until && !subjects.stream().allMatch(Subject::isReady)) {
            LockSupport.parkNanos(MOMENT);
        }
    }

    boolean isAlone() {
        return subjects.size() == 1;
    }

    private void lead(Subject subject) {
        long until = System.nanoTime() + LEAD;
        do {
            subject.lead();
        } while (System.nanoTime() < until && !stopped.getAsBoolean());
    }

    private void stretch(Subject subject, int least) {
        long until = System.nanoTime() + STRETCH;
        for (int run = 0; (run < least || System.nanoTime() < until) && !stopped.getAsBoolean(); run++) {
            subject.run(rounds);
        }
    }

    /// Until the threads of the program that ran last are at rest.
    void rest() {
        long until = System.nanoTime() + (isAlone() ? 0 : REST);
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }
}

package blocksmith.engine.bench;

import blocksmith.engine.kernel.WorkerPool;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.LongSupplier;

/// How long a thread waits for what another has written, in nanoseconds: some 100 on one die. The host of a virtual machine
/// may move one of its processors far away, for seconds at a time; then it is some 350, and all that threads have of each
/// other takes as much longer, although nobody else uses their processors
/// ([what that does](../../../../../../decisions/0059-processors-are-moved-apart.md)).
final class HandOver {
    /// Of one thread, which has nobody to wait for, or of more than there are processors, some of which do not run.
    static final HandOver NONE = new HandOver(() -> 0, new Typical());
    /// Times as long as is typical: on one die measurements differ by a third.
    private static final double FAR = 2;
    /// Of so many threads, in this process: a measurement may be over before a processor comes back.
    private static final Map<Integer, Typical> TYPICAL = new ConcurrentHashMap<>();
    private static final int ROUNDS = 500;
    /// Until all threads are awake.
    private static final int FIRST_ROUND = 20;
    /// Spinning, where a thread has lost its processor.
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LATE = Long.MAX_VALUE;
    private static final int SPINS_BETWEEN_CLOCKS = 64;
    /// Counters stand on lines of their own; processors fetch lines by twos.
    private static final int APART = 32;

    private final LongSupplier time;
    private final Typical typical;

    /// @param time of one; 0 where there is none
    HandOver(LongSupplier time, Typical typical) {
        this.time = time;
        this.typical = typical;
    }

    /// That of the threads of a pool, compared with what it was in this process before.
    static HandOver of(WorkerPool workers) {
        int threads = workers.threads();
        return threads == 1 || threads > Runtime.getRuntime().availableProcessors()
                ? NONE
                : new HandOver(() -> nanos(workers), TYPICAL.computeIfAbsent(threads, _ -> new Typical()));
    }

    /// Measures one, the mean of many from each thread to the next.
    static long nanos(WorkerPool workers) {
        return new Ring(workers.threads()).nanos(workers);
    }

    /// Measures whether processors are further from each other than is typical, or do not run. The first time nobody knows.
    boolean measureIsFar() {
        long now = time.getAsLong();
        return now == LATE || (now > 0 && now > FAR * typical.with(now));
    }

    /// What hand-overs mostly took, being near: a quarter of those seen last took no longer. It is not the least, for two
    /// threads were seen to need a third of the time now and then.
    static final class Typical {
        private static final int MOST = 1_000;
        private static final int SHARE = 4;

        private final ArrayDeque<Long> seen = new ArrayDeque<>();

        /// After one more.
        synchronized long with(long now) {
            seen.addLast(now);
            if (seen.size() > MOST) {
                seen.removeFirst();
            }
            return seen.stream().sorted().skip(seen.size() / SHARE).findFirst().orElse(now);
        }
    }

    /// Each thread waits for the one before to have counted the round, and counts it too.
    private static final class Ring {
        private final int threads;
        private final AtomicIntegerArray rounds;
        private final long until = System.nanoTime() + LONGEST;
        private volatile boolean late;
        private long took;

        Ring(int threads) {
            this.threads = threads;
            this.rounds = new AtomicIntegerArray((threads + 1) * APART);
        }

        long nanos(WorkerPool workers) {
            workers.run(this::count);
            return late ? LATE : Math.max(1, took / ((long) threads * (ROUNDS - FIRST_ROUND)));
        }

        private void count(int thread) {
            int before = thread == 0 ? threads : thread;
            long began = 0;
            for (int round = 1; round <= ROUNDS && !late; round++) {
                await(before * APART, thread == 0 ? round - 1 : round);
                rounds.set((thread + 1) * APART, round);
                began = round == FIRST_ROUND ? System.nanoTime() : began;
            }
            if (thread == 0) {
                await(before * APART, ROUNDS);
                took = System.nanoTime() - began;
            }
        }

        private void await(int counter, int round) {
            for (int spins = 1; rounds.get(counter) < round && !late; spins++) {
                if (spins % SPINS_BETWEEN_CLOCKS == 0 && System.nanoTime() > until) {
                    late = true;
                }
            }
        }
    }
}

package blocksmith.engine.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Persistent worker threads that share the parts of a task: the caller takes part 0, worker `i` part `i`.
///
/// Between tasks a worker spins for some microseconds, since the next layer usually follows at once, and then parks, so
/// that an idle pool takes no processor. A task costs about half a microsecond where an executor costs several.
/// One thread at a time may call [#run].
public final class WorkerPool implements AutoCloseable {
    /// Longer than the gaps between layers, too short to be noticed as load.
    private static final long NANOS_BEFORE_PARKING = 50_000;
    /// To pause between spins takes some 40 ns each time, during which what is waited for goes unseen.
    private static final int SPINS_BEFORE_PAUSING = 200;
    /// The clock costs more than a spin.
    private static final int SPINS_BETWEEN_CLOCKS = 64;
    /// Spinning longer before yielding costs a millisecond where a worker shares the caller's core.
    private static final int SPINS_BEFORE_YIELDING = 400;

    /// A piece is cut into so many steps, between which it may stop: a layer of several seconds ends within some 20 ms, and
    /// asking costs a few nanoseconds.
    private static final int STOPS = 64;

    private final Worker[] workers;
    private final BooleanSupplier stop;
    private volatile boolean closed;
    private volatile Task task = Task.NONE;

    /// What a task does for its part `part`, counted from 0.
    @FunctionalInterface
    public interface Body {
        void run(int part);
    }

    /// @param threads how many work at once, the caller included
    public WorkerPool(int threads) {
        this(threads, () -> false);
    }

    /// @param stop asked often, by all threads, whether to leave the rest of the work undone
    public WorkerPool(int threads, BooleanSupplier stop) {
        this.stop = stop;
        workers = new Worker[threads - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(i + 1);
            workers[i].thread.start();
        }
    }

    public int threads() {
        return workers.length + 1;
    }

    /// Whether work is left undone.
    public boolean isStopped() {
        return stop.getAsBoolean();
    }

    /// Runs `body` once for each thread, each by that thread, and returns when all are done.
    ///
    /// @throws RuntimeException      what a part threw; of several, the first thread's
    /// @throws IllegalStateException when the pool is closed
    public void run(Body body) {
        start(new Task(body, Attendance.ALL));
    }

    private void start(Task next) {
        if (closed) {
            throw new IllegalStateException("The pool is closed");
        }
        task = next;
        for (var worker : workers) {
            worker.wake();
        }
        var failure = failureOf(next.body);
        next.await(workers.length);
        for (var worker : workers) {
            failure = firstOf(failure, worker.takeFailure());
        }
        rethrow(failure);
    }

    private static @Nullable Throwable failureOf(Body body) {
        try {
            body.run(0);
            return null;
        } catch (RuntimeException | Error failure) {
            return failure;
        }
    }

    private static @Nullable Throwable firstOf(@Nullable Throwable first, @Nullable Throwable other) {
        return first == null ? other : first;
    }

    private static void rethrow(@Nullable Throwable failure) {
        switch (failure) {
            case null -> {
            }
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }

    /// Divides `0` to `count` into one share a thread, as equal as can be, each in pieces, and runs them at once. A thread
    /// that is done with its own share takes pieces of others that are not begun or take long: one that slept may come late,
    /// or find nothing to do.
    public void divide(int count, Range range) {
        if (threads() == 1 || count == 1) {
            piece(range, 0, count, 0);
            return;
        }
        var shares = new Shares(threads(), count);
        start(new Task(part -> shares.run(part, (from, to) -> piece(range, from, to, part)), Attendance.ANY));
    }

    private void piece(Range range, int from, int to, int part) {
        int step = Math.ceilDiv(to - from, STOPS);
        for (int first = from; first < to && !isStopped(); first += step) {
            range.run(first, Math.min(first + step, to), part);
        }
    }

    /// What is done for the items `from` to `to` (not included) by thread `part`, several times in turn.
    @FunctionalInterface
    public interface Range {
        void run(int from, int to, int part);
    }

    @Override
    public void close() {
        closed = true;
        for (var worker : workers) {
            LockSupport.unpark(worker.thread);
        }
    }

    static void pause(int spins) {
        if (spins > SPINS_BEFORE_PAUSING) {
            Thread.onSpinWait();
        }
    }

    /// Who takes part in a task.
    private enum Attendance {
        /// Each thread has its part.
        ALL,
        /// Whoever comes before there is nothing left to do.
        ANY
    }

    /// Work, and who is at it.
    private static final class Task {
        /// Before the first.
        static final Task NONE = new Task(_ -> {
        }, Attendance.ANY);
        private static final int CLOSED = 1 << 30;

        private final Body body;
        private final Attendance attendance;
        /// Workers that came, and whether it is too late to come.
        private final AtomicInteger came = new AtomicInteger();
        private final AtomicInteger left = new AtomicInteger();

        Task(Body body, Attendance attendance) {
            this.body = body;
            this.attendance = attendance;
        }

        boolean enter() {
            return came.getAndUpdate(count -> count < CLOSED ? count + 1 : count) < CLOSED;
        }

        void leave() {
            left.incrementAndGet();
        }

        /// Waits for the workers that came: the caller's own part is done.
        void await(int workers) {
            int expected = switch (attendance) {
                case ALL -> workers;
                case ANY -> came.getAndAdd(CLOSED);
            };
            for (int spins = 0; left.get() != expected; spins++) {
                if (spins < SPINS_BEFORE_YIELDING) {
                    pause(spins);
                } else {
                    Thread.yield();
                }
            }
        }
    }

    /// One thread.
    private final class Worker {
        private final int part;
        private final Thread thread;
        private volatile boolean parked;
        private volatile @Nullable Throwable thrown;

        Worker(int part) {
            this.part = part;
            this.thread = Thread.ofPlatform().daemon().name("blocksmith-worker-" + part).unstarted(this::loop);
        }

        private void loop() {
            var seen = Task.NONE;
            while (awaitTask(seen)) {
                seen = task;
                if (seen.enter()) {
                    runPart(seen);
                    seen.leave();
                }
            }
        }

        private boolean awaitTask(Task seen) {
            long until = System.nanoTime() + NANOS_BEFORE_PARKING;
            for (int spins = 1; task == seen; spins++) {
                if (closed) {
                    return false;
                }
                pause(spins);
                if (spins % SPINS_BETWEEN_CLOCKS == 0 && System.nanoTime() > until) {
                    park(seen);
                }
            }
            return true;
        }

        private void park(Task seen) {
            parked = true;
            if (task == seen && !closed) {
                LockSupport.park(WorkerPool.this);
            }
            parked = false;
        }

        /// Whatever is thrown belongs to the caller of [WorkerPool#run], and must not end the worker.
        private void runPart(Task next) {
            try {
                next.body.run(part);
            } catch (Throwable failure) {
                thrown = failure;
            }
        }

        void wake() {
            if (parked) {
                LockSupport.unpark(thread);
            }
        }

        @Nullable
        Throwable takeFailure() {
            var failure = thrown;
            thrown = null;
            return failure;
        }
    }
}

package blocksmith.engine.kernel;

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
    /// The clock costs more than a spin.
    private static final int SPINS_BETWEEN_CLOCKS = 64;
    /// Spinning longer before yielding costs a millisecond where a worker shares the caller's core.
    private static final int SPINS_BEFORE_YIELDING = 400;

    /// A thread's share of a task is cut into so many pieces, between which it may stop: a layer of several seconds ends
    /// within some 20 ms, and asking costs a few nanoseconds.
    private static final int PIECES = 256;

    private final Worker[] workers;
    private final BooleanSupplier stop;
    private volatile boolean closed;
    private volatile long task;
    private volatile Body body = _ -> {
    };

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

    /// Runs `body` once for each thread, and returns when all parts are done.
    ///
    /// @throws RuntimeException      what a part threw; of several, the first thread's
    /// @throws IllegalStateException when the pool is closed
    public void run(Body body) {
        if (closed) {
            throw new IllegalStateException("The pool is closed");
        }
        long number = task + 1;
        this.body = body;
        task = number;
        for (var worker : workers) {
            worker.wake();
        }
        var failure = failureOf(body);
        for (var worker : workers) {
            worker.await(number);
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

    /// Divides `0` to `count` into one share a thread, as equal as can be, and runs them at once, each in pieces.
    public void divide(int count, Range range) {
        int threads = threads();
        if (threads == 1 || count == 1) {
            share(range, 0, count, 0);
            return;
        }
        run(part -> {
            int from = (int) ((long) count * part / threads);
            int to = (int) ((long) count * (part + 1) / threads);
            share(range, from, to, part);
        });
    }

    private void share(Range range, int from, int to, int part) {
        int piece = Math.ceilDiv(to - from, PIECES);
        for (int first = from; first < to && !isStopped(); first += piece) {
            range.run(first, Math.min(first + piece, to), part);
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

    /// One thread, and how far it has come.
    private final class Worker {
        private final int part;
        private final Thread thread;
        private volatile long done;
        private volatile boolean parked;
        private volatile @Nullable Throwable thrown;

        Worker(int part) {
            this.part = part;
            this.thread = Thread.ofPlatform().daemon().name("blocksmith-worker-" + part).unstarted(this::loop);
        }

        private void loop() {
            long seen = 0;
            while (awaitTask(seen)) {
                seen = task;
                runPart();
                done = seen;
            }
        }

        private boolean awaitTask(long seen) {
            long until = System.nanoTime() + NANOS_BEFORE_PARKING;
            for (int spins = 1; task == seen; spins++) {
                if (closed) {
                    return false;
                }
                Thread.onSpinWait();
                if (spins % SPINS_BETWEEN_CLOCKS == 0 && System.nanoTime() > until) {
                    park(seen);
                }
            }
            return true;
        }

        private void park(long seen) {
            parked = true;
            if (task == seen && !closed) {
                LockSupport.park(WorkerPool.this);
            }
            parked = false;
        }

        /// Whatever is thrown belongs to the caller of [WorkerPool#run], and must not end the worker.
        private void runPart() {
            try {
                body.run(part);
            } catch (Throwable failure) {
                thrown = failure;
            }
        }

        void wake() {
            if (parked) {
                LockSupport.unpark(thread);
            }
        }

        void await(long number) {
            int spins = 0;
            while (done != number) {
                if (++spins < SPINS_BEFORE_YIELDING) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
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

package blocksmith.app.session;

import blocksmith.engine.bench.Interlude;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.tensor.Deviation;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Measures an error between the runs of a live measurement: on a thread of its own, which has its turn while an interlude
/// plays and waits otherwise, so that neither is in the other's way.
final class ErrorMeasurement implements Interlude {
    private static final long LEAST_TURN = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long MOST_TURN = TimeUnit.MILLISECONDS.toNanos(500);
    private static final System.Logger LOG = System.getLogger(ErrorMeasurement.class.getName());

    private final Work work;
    private final Consumer<LargestError> listener;
    /// Held by who has the turn: fair, so that who waits for it gets it next.
    private final ReentrantLock turn = new ReentrantLock(true);
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().daemon().name("blocksmith-error").unstarted(this::measure);
    /// When the last turn was over.
    private long rested;
    private volatile boolean wanted;
    private volatile boolean stopped;

    /// What is to be done.
    interface Work {
        /// @param stop asked often whether to leave the rest undone
        Optional<Deviation> measure(BooleanSupplier stop);
    }

    /// @param listener told what came out, on another thread; not told when it was stopped
    ErrorMeasurement(Work work, Consumer<LargestError> listener) {
        this.work = work;
        this.listener = listener;
    }

    /// From the next interlude on it is measured.
    void want() {
        wanted = true;
    }

    void stop() {
        stopped = true;
        thread.interrupt();
    }

    @Override
    public void play(WorkerPool workers) {
        if (!wanted || stopped || over.getCount() == 0) {
            return;
        }
        if (thread.getState() == Thread.State.NEW) {
            turn.lock();
            thread.start();
        }
        turn.unlock();
        try {
            over.await(turnNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            turn.lock();
            rested = System.nanoTime();
        }
    }

    /// A third of the time, also where a single run takes long.
    private long turnNanos() {
        return Math.clamp((System.nanoTime() - rested) / 2, LEAST_TURN, MOST_TURN);
    }

    private void measure() {
        try {
            turn.lockInterruptibly();
            var error = measured();
            if (error != null && !stopped) {
                listener.accept(error);
            }
        } catch (InterruptedException _) {
            stopped = true;
        } finally {
            over.countDown();
            if (turn.isHeldByCurrentThread()) {
                turn.unlock();
            }
        }
    }

    /// Null when it was stopped.
    private @Nullable LargestError measured() {
        try {
            var error = work.measure(this::waitForTurn);
            return stopped
                    ? null
                    : error.filter(Deviation::isFinite)
                            .<LargestError>map(found -> new LargestError.Measured(found.relative()))
                            .orElseGet(LargestError.Impossible::new);
        } catch (RuntimeException | OutOfMemoryError failure) {
            LOG.log(System.Logger.Level.ERROR, "The error could not be measured", failure);
            return new LargestError.Impossible();
        }
    }

    /// Threads that help have their turn with the one that they help.
    private boolean waitForTurn() {
        if (!stopped && turn.isHeldByCurrentThread() && turn.hasQueuedThreads()) {
            turn.unlock();
            try {
                turn.lockInterruptibly();
            } catch (InterruptedException _) {
                stopped = true;
            }
        }
        return stopped;
    }
}

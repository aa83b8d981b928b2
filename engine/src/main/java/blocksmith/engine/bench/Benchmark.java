package blocksmith.engine.bench;

import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Measures the latency of plans, run by run in turn, so that what disturbs the machine disturbs them alike. A run is a
/// whole call: NCHW in, NCHW out.
///
/// It warms up until the medians of two neighbouring stretches agree, then counts, beginning with the second of them. It works on a thread of its own and
/// tells a listener, on that thread, some thirty times a second how it stands; one measurement at a time has the
/// processors, a second one waits.
public final class Benchmark implements AutoCloseable {
    private static final ReentrantLock PROCESSORS = new ReentrantLock(true);
    private static final long BETWEEN_TELLING = TimeUnit.MILLISECONDS.toNanos(33);

    private final List<Plan> plans;
    private final long length;
    private final Consumer<Progress> listener;
    private final Consumer<Throwable> onFailure;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean stopped;
    private volatile Optional<Throwable> failure = Optional.empty();

    private Benchmark(List<Plan> plans, Duration length, Consumer<Progress> listener,
            Consumer<Throwable> onFailure) {
        this.plans = List.copyOf(plans);
        this.length = length.toNanos();
        this.listener = listener;
        this.onFailure = onFailure;
        this.thread = Thread.ofPlatform().daemon().name("blocksmith-benchmark").unstarted(this::measure);
    }

    /// Starts to measure.
    ///
    /// @param plans  for the same number of threads
    /// @param length how long to count after warming up
    public static Benchmark start(List<Plan> plans, Duration length, Consumer<Progress> listener) {
        return start(plans, length, listener, _ -> {
        });
    }

    /// The same, for those who do not wait for its end: `onFailure` is told what a kernel threw.
    public static Benchmark start(List<Plan> plans, Duration length, Consumer<Progress> listener,
            Consumer<Throwable> onFailure) {
        var benchmark = new Benchmark(plans, length, listener, onFailure);
        benchmark.thread.start();
        return benchmark;
    }

    /// Stops, in the midst of a step if need be: within some 20 ms for layers of several seconds.
    @Override
    public void close() {
        stopped = true;
    }

    /// Waits until it has ended, by itself or by [#close].
    ///
    /// @throws IllegalStateException what a kernel or the listener threw, as its cause
    public void await() throws InterruptedException {
        ended.await();
        if (failure.isPresent()) {
            throw new IllegalStateException("The benchmark failed", failure.get());
        }
    }

    private void measure() {
        try {
            PROCESSORS.lockInterruptibly();
            try (var workers = new WorkerPool(plans.getFirst().threads(), () -> stopped)) {
                measure(workers);
            } finally {
                PROCESSORS.unlock();
            }
        } catch (InterruptedException _) {
            stopped = true;
        } catch (RuntimeException | Error thrown) {
            failure = Optional.of(thrown);
            onFailure.accept(thrown);
        } finally {
            ended.countDown();
        }
    }

    private void measure(WorkerPool workers) {
        long begin = System.nanoTime();
        var subjects = plans.stream()
                .map(plan -> new Subject(plan, workers))
                .toList();
        var warmUp = new WarmUp(begin);
        long countedFrom = 0;
        long told = begin;
        var phase = Phase.WARMING_UP;
        while (!stopped) {
            subjects.forEach(Subject::run);
            long now = System.nanoTime();
            if (phase == Phase.WARMING_UP && warmUp.isOver(now, subjects)) {
                phase = Phase.MEASURING;
                countedFrom = now;
            } else if (phase == Phase.MEASURING && now - countedFrom >= length) {
                break;
            }
            if (now - told >= BETWEEN_TELLING && subjects.stream().allMatch(Subject::hasRuns)) {
                told = now;
                tell(phase, subjects);
            }
        }
        if (subjects.stream().allMatch(Subject::hasRuns)) {
            tell(Phase.ENDED, subjects);
        }
    }

    private void tell(Phase phase, List<Subject> subjects) {
        listener.accept(new Progress(phase, subjects.stream().map(Subject::reading).toList()));
    }
}

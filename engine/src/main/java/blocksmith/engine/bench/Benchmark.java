package blocksmith.engine.bench;

import blocksmith.engine.backend.Program;
import blocksmith.engine.kernel.WorkerPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Measures the latency of programs, run by run in turn, so that what disturbs the machine disturbs them alike. A run is a
/// whole call: NCHW in, NCHW out.
///
/// It warms up until the medians of two neighbouring stretches agree, then counts, beginning with the second of them. It works on a thread of its own and
/// tells a listener, on that thread, some thirty times a second how it stands; one measurement at a time has the
/// processors, a second one waits.
public final class Benchmark implements AutoCloseable {
    private static final ReentrantLock PROCESSORS = new ReentrantLock(true);
    /// Longer than a worker waits before it parks.
    private static final long REST = TimeUnit.MICROSECONDS.toNanos(70);
    private static final long BETWEEN_TELLING = TimeUnit.MILLISECONDS.toNanos(33);

    private final List<Program> programs;
    private final long length;
    private final Consumer<Progress> listener;
    private final Consumer<Throwable> onFailure;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean stopped;
    private volatile Optional<Throwable> failure = Optional.empty();

    private Benchmark(List<Program> programs, Duration length, Consumer<Progress> listener,
            Consumer<Throwable> onFailure) {
        this.programs = List.copyOf(programs);
        this.length = length.toNanos();
        this.listener = listener;
        this.onFailure = onFailure;
        this.thread = Thread.ofPlatform().daemon().name("blocksmith-benchmark").unstarted(this::measure);
    }

    /// Starts to measure.
    ///
    /// @param programs for the same number of threads
    /// @param length how long to count after warming up
    public static Benchmark start(List<Program> programs, Duration length, Consumer<Progress> listener) {
        return start(programs, length, listener, _ -> {
        });
    }

    /// The same, for those who do not wait for its end: `onFailure` is told what a kernel threw.
    public static Benchmark start(List<Program> programs, Duration length, Consumer<Progress> listener,
            Consumer<Throwable> onFailure) {
        var benchmark = new Benchmark(programs, length, listener, onFailure);
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
            try (var workers = new WorkerPool(programs.getFirst().threads(), () -> stopped)) {
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
        var subjects = new ArrayList<Subject>();
        try {
            programs.forEach(program -> subjects.add(new Subject(program, workers)));
            measure(subjects);
        } finally {
            subjects.forEach(Subject::close);
        }
    }

    private void measure(List<Subject> subjects) {
        long begin = System.nanoTime();
        var warmUp = new WarmUp(begin);
        long countedFrom = 0;
        long told = begin;
        var phase = Phase.WARMING_UP;
        while (!stopped) {
            runInTurn(subjects);
            long now = System.nanoTime();
            if (phase == Phase.WARMING_UP && warmUp.isOver(now, subjects)) {
                phase = Phase.MEASURING;
                subjects.forEach(Subject::profile);
                countedFrom = System.nanoTime();
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

    /// Between two, the threads of the one before come to rest: they wait for more work for a while, and would take the
    /// processors from those of the next.
    private static void runInTurn(List<Subject> subjects) {
        for (var subject : subjects) {
            if (subjects.size() > 1) {
                pause();
            }
            subject.run();
        }
    }

    private static void pause() {
        long until = System.nanoTime() + REST;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private void tell(Phase phase, List<Subject> subjects) {
        listener.accept(new Progress(phase, subjects.stream().map(Subject::reading).toList()));
    }
}

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

/// Measures the latency of programs, in turn by short stretches, so that what disturbs the machine disturbs them alike. A
/// run is a whole call: NCHW in, NCHW out.
///
/// It waits for the compiler, then warms up until runs are steady ([WarmUp]), then counts; a program that is alone has the
/// last span of these counted. It works on a thread of its own and tells a listener, on that thread, up to
/// ten times a second how it stands; one measurement at a time has the processors, a second one waits.
public final class Benchmark implements AutoCloseable {
    private static final ReentrantLock PROCESSORS = new ReentrantLock(true);
    private static final long BETWEEN_TELLING = TimeUnit.MILLISECONDS.toNanos(100);
    /// To draw what is told takes the processors, and the compiler, from what is to become steady.
    private static final long BETWEEN_PROVISIONAL = TimeUnit.MILLISECONDS.toNanos(250);
    /// Long enough for a chart to flow between them.
    private static final long BETWEEN_INTERLUDES = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_PROFILES = 3;

    private final List<Program> programs;
    private final Protocol protocol;
    private final Interlude interlude;
    private final Consumer<Progress> listener;
    private final Consumer<Throwable> onFailure;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean stopped;
    private volatile Optional<Throwable> failure = Optional.empty();
    private volatile Expectation reached = Expectation.NONE;
    private long told;
    private long played;

    private Benchmark(List<Program> programs, Protocol protocol, Interlude interlude, Consumer<Progress> listener,
            Consumer<Throwable> onFailure) {
        this.programs = List.copyOf(programs);
        this.protocol = protocol;
        this.interlude = interlude;
        this.listener = listener;
        this.onFailure = onFailure;
        this.thread = Thread.ofPlatform().daemon().name("blocksmith-benchmark").unstarted(this::measure);
    }

    /// Starts to measure for numbers that are quoted: what other processes disturb is taken again, within bounds, and slow
    /// programs are measured until [LatencyRatio] has enough rounds.
    ///
    /// @param programs for the same number of threads
    /// @param length how long to count after warming up
    public static Benchmark start(List<Program> programs, Duration length, Consumer<Progress> listener) {
        return start(programs, Protocol.quoted(length, OtherProcesses.onLinux()), Interlude.NONE, listener, _ -> {
        });
    }

    /// Starts to measure for those who look on and do not wait for its end: all counts at once, and `onFailure` is told
    /// what a kernel threw.
    public static Benchmark start(List<Program> programs, Duration length, Consumer<Progress> listener,
            Consumer<Throwable> onFailure) {
        return start(programs, length, Expectation.NONE, Interlude.NONE, listener, onFailure);
    }

    /// The same with other work now and then, once it has warmed up.
    ///
    /// @param expected of runs that are steady, as far as it is known
    public static Benchmark start(List<Program> programs, Duration length, Expectation expected, Interlude interlude,
            Consumer<Progress> listener, Consumer<Throwable> onFailure) {
        return start(programs, Protocol.watched(length, expected), interlude, listener, onFailure);
    }

    private static Benchmark start(List<Program> programs, Protocol protocol, Interlude interlude,
            Consumer<Progress> listener, Consumer<Throwable> onFailure) {
        var benchmark = new Benchmark(programs, protocol, interlude, listener, onFailure);
        benchmark.thread.start();
        return benchmark;
    }

    /// Whether a measurement has the processors.
    static boolean isMeasuring() {
        return PROCESSORS.isLocked();
    }

    /// Stops, in the midst of a step if need be: within some 20 ms for layers of several seconds.
    @Override
    public void close() {
        stopped = true;
    }

    /// What runs were steady at when it had warmed up; nothing before, or where they were not.
    public Expectation reached() {
        return reached;
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
            programs.forEach(program -> subjects.add(Subject.of(program, workers)));
            measure(subjects, workers);
        } finally {
            subjects.forEach(Subject::close);
        }
    }

    private void measure(List<Subject> subjects, WorkerPool workers) {
        var turns = new Turns(subjects, () -> stopped);
        var spans = new Spans(protocol, programs.getFirst().threads(), subjects.size(),
                protocol.asksHowFarProcessorsAre() ? HandOver.of(workers) : HandOver.NONE);
        told = System.nanoTime() - BETWEEN_PROVISIONAL;
        warmUp(turns, subjects);
        if (!turns.isAlone()) {
            subjects.forEach(Subject::forget);
        }
        profile(turns, spans, subjects);
        count(turns, spans, subjects, workers);
        tell(Phase.ENDED, subjects, spans.interference());
    }

    private void warmUp(Turns turns, List<Subject> subjects) {
        var warmUp = new WarmUp(System.nanoTime(), protocol);
        boolean isOver;
        do {
            long began = System.nanoTime();
            turns.hurry();
            subjects.forEach(Subject::keep);
            tellNowAndThen(Phase.WARMING_UP, subjects, Interference.NONE);
            isOver = warmUp.isOver(System.nanoTime(), subjects);
            turns.giveWay(System.nanoTime() - began);
        } while (!stopped && !isOver);
        reached = warmUp.reached();
    }

    private void profile(Turns turns, Spans spans, List<Subject> subjects) {
        for (int i = 0; i < MOST_PROFILES && !stopped; i++) {
            turns.rest();
            spans.begin(System.nanoTime());
            subjects.forEach(Subject::profile);
            turns.rest();
            if (spans.isQuiet(System.nanoTime())) {
                return;
            }
        }
    }

    private void count(Turns turns, Spans spans, List<Subject> subjects, WorkerPool workers) {
        played = System.nanoTime();
        turns.rest();
        spans.begin(System.nanoTime());
        while (!stopped && !spans.areEnough()) {
            turns.take();
            spans.round();
            long now = System.nanoTime();
            if (spans.isOver(now)) {
                turns.rest();
                subjects.forEach(spans.count(now) ? Subject::keep : Subject::drop);
                tellNowAndThen(Phase.MEASURING, subjects, spans.interference());
                playNowAndThen(subjects, workers);
                spans.begin(System.nanoTime());
            }
        }
    }

    private void playNowAndThen(List<Subject> subjects, WorkerPool workers) {
        if (System.nanoTime() - played >= BETWEEN_INTERLUDES) {
            interlude.play(workers);
            subjects.forEach(Subject::lead);
            played = System.nanoTime();
        }
    }

    private void tellNowAndThen(Phase phase, List<Subject> subjects, Interference interference) {
        long now = System.nanoTime();
        if (now - told >= (phase == Phase.WARMING_UP ? BETWEEN_PROVISIONAL : BETWEEN_TELLING)) {
            told = now;
            tell(phase, subjects, interference);
        }
    }

    private void tell(Phase phase, List<Subject> subjects, Interference interference) {
        if (subjects.stream().allMatch(Subject::hasRuns)) {
            listener.accept(
                    new Progress(phase, subjects.stream().map(subject -> subject.reading(interference)).toList()));
        }
    }
}

package blocksmith.engine.bench;

import blocksmith.engine.backend.Execution;
import blocksmith.engine.backend.Program;
import blocksmith.engine.kernel.CodeState;
import blocksmith.engine.kernel.CommonLoops;
import blocksmith.engine.kernel.CompilationRequest;
import blocksmith.engine.kernel.Meanwhile;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.run.StepClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the first measurement of a process would otherwise wait for: that classes are loaded, and that the code which is the
/// same in every measurement is compiled. It ends early where a measurement begins, and does not begin while one runs; a plan
/// under way is finished.
public final class Beforehand {
    /// From when kernels are compiled: what stands around them is compiled after that, as it is run often only then.
    private static final long HOT = TimeUnit.MILLISECONDS.toNanos(700);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(3);
    private static final long LONGEST_REHEARSAL = TimeUnit.SECONDS.toNanos(30);
    /// For the compiler, from one run to the next.
    private static final long REST = TimeUnit.MILLISECONDS.toNanos(50);
    /// The compiler has seen enough of planning then, and most of it is compiled.
    private static final int PLANS = 2;

    private Beforehand() {
    }

    /// Whether a measurement runs, so that nothing would begin.
    public static boolean isHindered() {
        return Benchmark.isMeasuring();
    }

    /// Runs a program until it is fast.
    ///
    /// @param planned makes a program of one thread
    /// @return how often it was run
    public static int run(Supplier<Program> planned) {
        if (Benchmark.isMeasuring()) {
            return 0;
        }
        var program = planned.get();
        long until = System.nanoTime() + LONGEST;
        try (var _ = CompilationRequest.of(List.of(Meanwhile.code()));
                var workers = new WorkerPool(1, () -> Benchmark.isMeasuring() || System.nanoTime() > until);
                var execution = opened(program, workers)) {
            return run(execution, workers);
        }
    }

    /// Until the pool is stopped, or for as long as it takes.
    static int run(Execution execution, WorkerPool workers) {
        return cold(execution, workers) + hot(execution, workers);
    }

    private static int cold(Execution execution, WorkerPool workers) {
        int runs = 0;
        while (!workers.isStopped() && !execution.readiness().isReached()) {
            execution.run(StepClock.NONE);
            runs++;
            LockSupport.parkNanos(REST);
        }
        return runs;
    }

    private static int hot(Execution execution, WorkerPool workers) {
        int runs = 0;
        long until = System.nanoTime() + HOT;
        while (!workers.isStopped() && System.nanoTime() < until) {
            execution.run(StepClock.NONE);
            runs++;
        }
        return runs;
    }

    private static Execution opened(Program program, WorkerPool workers) {
        var execution = program.open(workers);
        execution.feed(Subject.inputs(program));
        return execution;
    }

    /// Runs programs as a measurement runs them until they are steady, and tells nobody; nothing where all kernels are ready.
    /// It keeps the processors busy for as long as the compiler needs, and ends early where a measurement begins.
    ///
    /// @param programs for the same number of threads
    /// @param unwanted asked often, by all threads, whether to leave the rest
    /// @return what runs came to; nothing where it ended before, or did not begin
    public static Expectation rehearse(List<Program> programs, BooleanSupplier unwanted) {
        return rehearse(
                programs.stream().<Function<WorkerPool, Execution>>map(one -> workers -> opened(one, workers)).toList(),
                programs.getFirst().threads(), unwanted);
    }

    /// @param open each makes a program ready to run
    static Expectation rehearse(List<Function<WorkerPool, Execution>> open, int threads, BooleanSupplier unwanted) {
        long until = System.nanoTime() + LONGEST_REHEARSAL;
        BooleanSupplier stopped = () -> unwanted.getAsBoolean() || Benchmark.isMeasuring()
                || System.nanoTime() > until;
        if (stopped.getAsBoolean()) {
            return Expectation.NONE;
        }
        try (var _ = CompilationRequest.of(List.of(Meanwhile.code()));
                var workers = new WorkerPool(threads, stopped)) {
            return rehearse(open, workers);
        }
    }

    private static Expectation rehearse(List<Function<WorkerPool, Execution>> open, WorkerPool workers) {
        var subjects = new ArrayList<Subject>();
        try {
            for (var one : open) {
                if (workers.isStopped()) {
                    return Expectation.NONE;
                }
                subjects.add(new Subject(one.apply(workers), workers));
            }
            var reached = subjects.stream().allMatch(Subject::isReady) ? Expectation.NONE : warmUp(subjects, workers);
            while (!workers.isStopped() && Meanwhile.code().state() == CodeState.PENDING) {
                LockSupport.parkNanos(REST);
            }
            return reached;
        } finally {
            subjects.forEach(Subject::close);
        }
    }

    private static Expectation warmUp(List<Subject> subjects, WorkerPool workers) {
        var turns = new Turns(subjects, workers::isStopped);
        var warmUp = new WarmUp(System.nanoTime(), Protocol.watched(Duration.ZERO, Expectation.NONE));
        while (!workers.isStopped()) {
            long began = System.nanoTime();
            turns.hurry();
            subjects.forEach(Subject::keep);
            if (warmUp.isOver(System.nanoTime(), subjects)) {
                return warmUp.reached();
            }
            turns.giveWay(System.nanoTime() - began);
        }
        return Expectation.NONE;
    }

    /// Has the compiler make loops that all layers share, which takes two or three seconds, once in a process: when there is nothing
    /// else to do. It ends within some 50 ms where a measurement begins, and begins anew the next time.
    ///
    /// @param unwanted asked often whether to leave the rest
    public static void compileLoops(BooleanSupplier unwanted) {
        CommonLoops.compile(() -> unwanted.getAsBoolean() || Benchmark.isMeasuring());
    }

    /// Plans a network, twice, and runs each plan once.
    ///
    /// @param planned makes a program of one thread
    public static void plan(Supplier<Program> planned) {
        for (int i = 0; i < PLANS && !Benchmark.isMeasuring(); i++) {
            try (var workers = new WorkerPool(1, Benchmark::isMeasuring);
                    var execution = opened(planned.get(), workers)) {
                execution.run(StepClock.NONE);
            }
        }
    }
}

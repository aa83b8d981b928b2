package blocksmith.engine.bench;

import blocksmith.engine.backend.Execution;
import blocksmith.engine.backend.PartLatency;
import blocksmith.engine.backend.Program;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.run.DrawnInput;
import blocksmith.engine.run.StepClock;
import blocksmith.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// One program under measurement. Runs wait until it is decided whether they count.
final class Subject implements AutoCloseable {
    /// Runs that statistics are of: more would not narrow the median, and would follow a change slowly.
    private static final int MOST_RUNS = 20_000;
    /// Of the same stretch of runs, or steps would take more or less together than what they are steps of.
    private static final int MOST_STEP_RUNS = Detail.stepRuns(MOST_RUNS);
    /// What timing a step may add to a run, generously. Where that is no share of the run, it counts as one.
    private static final long NANOS_A_CLOCK = 100;
    private static final int NO_SHARE = 500;
    /// Two threads of which one waits for the other's processor take half as long again, or twice as long.
    private static final double SPREAD = 0.25;

    private final Execution execution;
    private final WorkerPool workers;
    private final Window runs = new Window(MOST_RUNS);
    private final PartTimes parts;
    private final List<LatencyRun> pending = new ArrayList<>();
    private final List<LatencyRun> recent = new ArrayList<>();
    /// What the backend's own profiler says, once it was asked.
    private List<PartLatency> profile = List.of();
    private int made;

    /// @param execution fed already
    Subject(Execution execution, WorkerPool workers) {
        this.execution = execution;
        this.workers = workers;
        this.parts = new PartTimes(execution.parts(), workers, MOST_STEP_RUNS);
    }

    static Subject of(Program program, WorkerPool workers) {
        var execution = program.open(workers);
        execution.feed(inputs(program));
        return new Subject(execution, workers);
    }

    /// What programs are measured on.
    static List<Tensor> inputs(Program program) {
        var inputs = new ArrayList<Tensor>();
        program.inputs().forEach(border -> inputs.add(DrawnInput.tensor(border.shape(), 1 + inputs.size())));
        return inputs;
    }

    /// Runs once for those that follow: it finds threads asleep, and caches full of what ran before.
    void lead() {
        execution.run(StepClock.NONE);
    }

    /// Runs once; what a stopped run took is forgotten. The first run has the processors for itself: only then the compiler
    /// is asked to hurry.
    void run(int round) {
        var detail = detail(made++);
        var clock = parts.clock(detail);
        long from = System.nanoTime();
        execution.run(clock);
        long now = System.nanoTime();
        long took = now - from;
        if (!workers.isStopped() && counts(detail, took)) {
            runs.add(took);
            pending.add(new LatencyRun(now, took, round));
        }
        if (made == 1) {
            execution.prepare();
        }
    }

    private Detail detail(int run) {
        var detail = Detail.of(run);
        return detail == Detail.LAYERS && !parts.hasLayers() ? Detail.RUN : detail;
    }

    private boolean counts(Detail detail, long took) {
        return switch (detail) {
            case RUN -> true;
            case STEPS, STEPS_AND_LAYERS -> took > parts.steps() * NANOS_A_CLOCK * NO_SHARE;
            case LAYERS -> false;
        };
    }

    /// The runs since the last decision count.
    void keep() {
        recent.addAll(pending);
        pending.clear();
        runs.keep();
        parts.keep();
    }

    /// The runs since the last decision do not count.
    void drop() {
        pending.clear();
        runs.drop();
        parts.drop();
    }

    /// How many count so far.
    int runs() {
        return runs.count();
    }

    /// Whether no kernel is slower than it will be.
    boolean isReady() {
        return execution.readiness().isReached();
    }

    boolean hasRuns() {
        return runs.count() > 0;
    }

    double median() {
        return runs.median();
    }

    /// Whether the fastest runs took hardly less than the median: otherwise something else ran beside the others.
    boolean areRunsAlike() {
        if (!hasRuns()) {
            return false;
        }
        var statistics = LatencyStatistics.of(runs.toArray());
        return statistics.p5() >= (1 - SPREAD) * statistics.median();
    }

    /// Drops what was measured so far.
    void forget() {
        pending.clear();
        recent.clear();
        runs.empty();
        parts.forget();
    }

    /// Asks the backend's own profiler, where it has one.
    void profile() {
        profile = execution.profile();
    }

    @Override
    public void close() {
        execution.close();
    }

    Reading reading(Interference interference) {
        var latencies = new ArrayList<>(profile);
        latencies.addAll(parts.latencies());
        var result = new Reading(LatencyStatistics.of(runs.toArray()), recent, parts.layout(), latencies, interference,
                execution.readiness());
        recent.clear();
        return result;
    }
}

package blocksmith.engine.bench;

import blocksmith.engine.backend.Execution;
import blocksmith.engine.backend.Part;
import blocksmith.engine.backend.PartLatency;
import blocksmith.engine.backend.Program;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.run.DrawnInput;
import blocksmith.engine.run.StepClock;
import blocksmith.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One program under measurement.
final class Subject implements AutoCloseable {
    /// Runs that statistics are of: more would not narrow the median, and would follow a change slowly.
    private static final int MOST_RUNS = 4_000;
    private static final int MOST_STEP_RUNS = 200;
    /// One run in so many is timed step by step.
    private static final int RUNS_BETWEEN_STEPS = 8;
    /// What timing a step may add to a run, generously. Where that is no share of the run, it counts as one.
    private static final long NANOS_A_CLOCK = 100;
    private static final int NO_SHARE = 500;

    private final Execution execution;
    private final List<Part> parts;
    private final WorkerPool workers;
    private final Window runs = new Window(MOST_RUNS);
    private final Window reading = new Window(MOST_STEP_RUNS);
    private final Window writing = new Window(MOST_STEP_RUNS);
    private final List<Window> steps = new ArrayList<>();
    private final List<LatencyRun> recent = new ArrayList<>();
    private final StepClock timing = new Timing();
    /// What the backend's own profiler says, once it was asked.
    private List<PartLatency> profile = List.of();
    private int round;

    Subject(Program program, WorkerPool workers) {
        this.execution = program.open(workers);
        this.parts = execution.parts();
        this.workers = workers;
        var inputs = new ArrayList<Tensor>();
        program.inputs().forEach(border -> inputs.add(DrawnInput.tensor(border.shape(), 1 + inputs.size())));
        execution.feed(inputs);
        parts.forEach(_ -> steps.add(new Window(MOST_STEP_RUNS)));
    }

    /// The last so many durations. Once emptied it keeps the median that it had, until there is a new one.
    private static final class Window {
        private final long[] nanos;
        private int count;
        private int next;
        private double last;

        Window(int most) {
            this.nanos = new long[most];
        }

        void add(long duration) {
            nanos[next] = duration;
            next = (next + 1) % nanos.length;
            count = Math.min(count + 1, nanos.length);
        }

        long[] toArray() {
            return Arrays.copyOf(nanos, count);
        }

        double median() {
            return count == 0 ? last : LatencyStatistics.of(toArray()).median();
        }

        void empty() {
            last = median();
            count = 0;
            next = 0;
        }
    }

    /// Runs once; what a stopped run took is forgotten.
    void run() {
        boolean bySteps = round++ % RUNS_BETWEEN_STEPS == 0;
        long from = System.nanoTime();
        execution.run(bySteps ? timing : StepClock.NONE);
        long now = System.nanoTime();
        long took = now - from;
        if (!workers.isStopped() && (!bySteps || took > steps.size() * NANOS_A_CLOCK * NO_SHARE)) {
            runs.add(took);
            recent.add(new LatencyRun(now, took));
        }
    }

    /// How many count so far.
    int runs() {
        return runs.count;
    }

    boolean hasRuns() {
        return runs.count > 0;
    }

    double median() {
        return runs.median();
    }

    /// Drops what was measured so far.
    void forget() {
        runs.empty();
        recent.clear();
        reading.empty();
        writing.empty();
        steps.forEach(Window::empty);
    }

    /// Asks the backend's own profiler, where it has one.
    void profile() {
        profile = execution.profile();
    }

    @Override
    public void close() {
        execution.close();
    }

    Reading reading() {
        var latencies = new ArrayList<>(profile);
        for (int i = 0; i < steps.size(); i++) {
            latencies.add(new PartLatency(parts.get(i), steps.get(i).median()));
        }
        var result = new Reading(LatencyStatistics.of(runs.toArray()), recent,
                new LayoutLatency(reading.median(), writing.median()), latencies);
        recent.clear();
        return result;
    }

    private final class Timing implements StepClock {
        private long began;

        @Override
        public void begin(int part) {
            began = System.nanoTime();
        }

        @Override
        public void end(int part) {
            long took = System.nanoTime() - began;
            if (!workers.isStopped()) {
                window(part).add(took);
            }
        }

        private Window window(int part) {
            return switch (part) {
                case READING -> reading;
                case WRITING -> writing;
                default -> steps.get(part);
            };
        }
    }
}

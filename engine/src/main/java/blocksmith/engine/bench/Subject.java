package blocksmith.engine.bench;

import blocksmith.engine.run.Session;
import blocksmith.engine.run.StepClock;
import blocksmith.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// One plan under measurement.
final class Subject {
    /// Runs that statistics are of: more would not narrow the median, and would follow a change slowly.
    private static final int MOST_RUNS = 4_000;
    private static final int MOST_STEP_RUNS = 200;

    private final Session session;
    private final List<Tensor> inputs;
    private final List<Tensor> outputs;
    private final long begin;
    private final BooleanSupplier stop;
    private final Window runs = new Window(MOST_RUNS);
    private final List<Window> steps = new ArrayList<>();
    private final List<LatencyRun> recent = new ArrayList<>();

    Subject(Session session, long begin, BooleanSupplier stop) {
        this.session = session;
        this.inputs = session.drawnInputs(1);
        this.outputs = session.newOutputs();
        this.begin = begin;
        this.stop = stop;
        session.plan().steps().forEach(_ -> steps.add(new Window(MOST_STEP_RUNS)));
    }

    /// The last so many durations.
    private static final class Window {
        private final long[] nanos;
        private int count;

        Window(int most) {
            this.nanos = new long[most];
        }

        void add(long duration) {
            nanos[count++ % nanos.length] = duration;
        }

        long[] toArray() {
            return java.util.Arrays.copyOf(nanos, Math.min(count, nanos.length));
        }

        double median() {
            return count == 0 ? 0 : LatencyStatistics.of(toArray()).median();
        }
    }

    void run() {
        long from = System.nanoTime();
        session.run(inputs, outputs, new Stopping());
        long now = System.nanoTime();
        if (!stop.getAsBoolean()) {
            runs.add(now - from);
            recent.add(new LatencyRun(now - begin, now - from));
        }
    }

    void runBySteps() {
        session.run(inputs, outputs, new Timing());
    }

    boolean hasRuns() {
        return runs.count > 0;
    }

    double median() {
        return runs.median();
    }

    /// Drops what was measured so far, save what the next reading is to show as recent.
    void forget() {
        runs.count = 0;
        steps.forEach(step -> step.count = 0);
    }

    Reading reading() {
        var latencies = new ArrayList<StepLatency>();
        for (int i = 0; i < steps.size(); i++) {
            latencies.add(new StepLatency(session.plan().steps().get(i), steps.get(i).median()));
        }
        var reading = new Reading(LatencyStatistics.of(runs.toArray()), recent, latencies);
        recent.clear();
        return reading;
    }

    /// Ends a run between two steps when the measurement is to stop.
    private class Stopping implements StepClock {
        @Override
        public boolean isStopped() {
            return stop.getAsBoolean();
        }
    }

    private final class Timing extends Stopping {
        private long began;

        @Override
        public void begin(int step) {
            began = System.nanoTime();
        }

        @Override
        public void end(int step) {
            steps.get(step).add(System.nanoTime() - began);
        }
    }
}

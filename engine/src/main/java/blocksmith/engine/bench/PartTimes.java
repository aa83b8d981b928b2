package blocksmith.engine.bench;

import blocksmith.engine.backend.Part;
import blocksmith.engine.backend.PartLatency;
import blocksmith.engine.kernel.LayerClock;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.run.StepClock;
import java.util.List;

/// What the parts of a program take, in the runs that are timed by them.
final class PartTimes {
    private final WorkerPool workers;
    private final Window reading;
    private final Window writing;
    private final List<StepTimes> steps;

    /// @param most runs that are told of
    PartTimes(List<Part> parts, WorkerPool workers, int most) {
        this.workers = workers;
        this.reading = new Window(most);
        this.writing = new Window(most);
        this.steps = parts.stream().map(part -> new StepTimes(part, workers.threads(), most)).toList();
    }

    /// How many steps there are.
    int steps() {
        return steps.size();
    }

    /// Whether a step runs several layers that can be told apart.
    boolean hasLayers() {
        return steps.stream().anyMatch(StepTimes::hasLayers);
    }

    /// For the next run.
    StepClock clock(Detail detail) {
        return detail == Detail.RUN ? StepClock.NONE : new Timing(detail);
    }

    void keep() {
        reading.keep();
        writing.keep();
        steps.forEach(StepTimes::keep);
    }

    void drop() {
        reading.drop();
        writing.drop();
        steps.forEach(StepTimes::drop);
    }

    void forget() {
        reading.empty();
        writing.empty();
        steps.forEach(StepTimes::forget);
    }

    LayoutLatency layout() {
        return new LayoutLatency(reading.median(), writing.median());
    }

    List<PartLatency> latencies() {
        return steps.stream().map(StepTimes::latency).toList();
    }

    /// Forgets what a stopped run took.
    private final class Timing implements StepClock {
        private final Detail detail;
        private long began;

        Timing(Detail detail) {
            this.detail = detail;
        }

        @Override
        public void begin(int part) {
            began = System.nanoTime();
        }

        @Override
        public void end(int part) {
            long took = System.nanoTime() - began;
            if (!workers.isStopped()) {
                add(part, took);
            }
        }

        private void add(int part, long took) {
            switch (part) {
                case READING -> add(reading, took);
                case WRITING -> add(writing, took);
                default -> steps.get(part).add(detail, took);
            }
        }

        private void add(Window layout, long took) {
            if (detail.hasSteps()) {
                layout.add(took);
            }
        }

        @Override
        public LayerClock layers(int step) {
            return detail.hasLayers() ? steps.get(step).clock() : LayerClock.NONE;
        }
    }
}

package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.backend.Execution;
import blocksmith.engine.backend.Part;
import blocksmith.engine.backend.PartLatency;
import blocksmith.engine.kernel.LayerClock;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.run.StepClock;
import blocksmith.engine.tensor.Tensor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SubjectTest {
    private static final long MOMENT = TimeUnit.MICROSECONDS.toNanos(100);

    /// Has one step of two layers, which takes ten times as long while somebody listens to layers.
    private static final class Slowed implements Execution {
        @Override
        public void run(StepClock clock) {
            clock.begin(0);
            var layers = clock.layers(0);
            var watch = layers.watch(0);
            long moment = layers.equals(LayerClock.NONE) ? MOMENT : 10 * MOMENT;
            pass(moment);
            watch.worked(0);
            pass(3 * moment);
            watch.worked(1);
            clock.end(0);
        }

        private static void pass(long nanos) {
            long until = System.nanoTime() + nanos;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
        }

        @Override
        public List<Part> parts() {
            return List.of(new Part(List.of(), "both", List.of(new Part(List.of(), "a"), new Part(List.of(), "b"))));
        }

        @Override
        public void feed(List<Tensor> inputs) {
        }

        @Override
        public List<Tensor> results() {
            return List.of();
        }

        @Override
        public List<PartLatency> profile() {
            return List.of();
        }

        @Override
        public void close() {
        }
    }

    private static PartLatency step(Subject subject) {
        subject.keep();
        return subject.reading(Interference.NONE).parts().getFirst();
    }

    private static void run(Subject subject, int runs) {
        for (int i = 0; i < runs; i++) {
            subject.run(0);
        }
    }

    @Test
    void theFirstRunTellsOfAll() {
        var subject = new Subject(new Slowed(), new WorkerPool(1));
        run(subject, 1);
        assertEquals(2, step(subject).layers().size());
        assertEquals(1, subject.runs());
    }

    @Test
    void runsThatAreTimedByLayersCountForNothingButTheirShares() {
        var subject = new Subject(new Slowed(), new WorkerPool(1));
        run(subject, 1);
        subject.drop();
        run(subject, 32);
        var step = step(subject);
        assertEquals(28, subject.runs());
        assertTrue(step.median() < 20 * MOMENT, step.toString());
        double share = step.layers().getLast().median() / step.median();
        assertEquals(0.75, share, 0.1);
    }
}

package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.backend.Program;
import blocksmith.engine.backend.Readiness;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.run.RandomGraph;
import blocksmith.engine.run.StepClock;
import blocksmith.engine.weights.DrawnWeights;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeforehandTest {
    private static final int LONGEST = 20;

    private Optional<Benchmark> measurement = Optional.empty();
    private int asked;

    private static Program program() {
        var preparation = Backend.EMBEDDED.prepare(RandomGraph.analysis(3), new DrawnWeights(1), 1);
        return assertInstanceOf(Preparation.Prepared.class, preparation).program();
    }

    private Program counted() {
        asked++;
        return program();
    }

    private void measure() {
        var running = new CountDownLatch(1);
        measurement = Optional.of(
                Benchmark.start(List.of(program()), Duration.ofHours(1), _ -> running.countDown()));
        try {
            assertTrue(running.await(LONGEST, TimeUnit.SECONDS), "waited too long");
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @AfterEach
    void endMeasuring() throws InterruptedException {
        if (measurement.isPresent()) {
            measurement.get().close();
            measurement.get().await();
        }
    }

    @Test
    void aProgramIsRunUntilItIsFast() {
        assertTrue(Beforehand.run(BeforehandTest::program) > 0);
    }

    @Test
    void programsAreRehearsedUntilTheirKernelsAreReady() {
        var program = program();
        Beforehand.rehearse(List.of(program, program), () -> false);
        try (var workers = new WorkerPool(1); var execution = program.open(workers)) {
            assertTrue(execution.readiness().isReached());
        }
    }

    @Test
    void aRehearsalEndsWhenNobodyWantsIt() {
        var asked = new AtomicInteger();
        Beforehand.rehearse(List.of(program()), () -> asked.incrementAndGet() > 0);
        assertTrue(asked.get() > 0);
    }

    @Test
    void nothingIsRehearsedWhileAMeasurementRuns() {
        measure();
        assertTrue(Beforehand.isHindered());
        long began = System.nanoTime();
        Beforehand.rehearse(List.of(program()), () -> false);
        assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(10));
    }

    @Test
    void nothingIsEvenPlannedWhileAMeasurementRuns() {
        measure();
        assertEquals(0, Beforehand.run(this::counted));
        Beforehand.plan(this::counted);
        assertEquals(0, asked);
    }

    @Test
    void aNetworkIsNotPlannedAgainWhenAMeasurementHasBegun() {
        Beforehand.plan(() -> {
            measure();
            return counted();
        });
        assertEquals(1, asked);
    }

    /// Begins a measurement in its third run.
    private final class Interrupted extends EmptyExecution {
        private final Readiness readiness;
        private int runs;

        private Interrupted(Readiness readiness) {
            this.readiness = readiness;
        }

        @Override
        public Readiness readiness() {
            return readiness;
        }

        @Override
        public void run(StepClock clock) {
            runs++;
            if (runs == 3) {
                measure();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void runsEndWhereAMeasurementBegins(int pending) {
        try (var workers = new WorkerPool(1, Benchmark::isMeasuring)) {
            assertEquals(3, Beforehand.run(new Interrupted(new Readiness(pending, 0)), workers));
        }
    }
}

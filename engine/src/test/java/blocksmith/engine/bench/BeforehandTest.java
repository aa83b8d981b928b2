package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Execution;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.backend.Program;
import blocksmith.engine.backend.Readiness;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.op.Channels;
import blocksmith.engine.op.Conv2d;
import blocksmith.engine.op.Groups;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Output;
import blocksmith.engine.op.Padding;
import blocksmith.engine.op.Size2;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.run.RandomGraph;
import blocksmith.engine.run.StepClock;
import blocksmith.engine.weights.DrawnWeights;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeforehandTest {
    private static final int LONGEST = 20;
    private static final Readiness PENDING = new Readiness(1, 0);

    private Optional<Benchmark> measurement = Optional.empty();
    private int asked;

    private static Program program() {
        return program(RandomGraph.analysis(3));
    }

    private static Program program(Analysis analysis) {
        var preparation = Backend.EMBEDDED.prepare(analysis, new DrawnWeights(1), 1);
        return assertInstanceOf(Preparation.Prepared.class, preparation).program();
    }

    private Program counted() {
        asked++;
        return program();
    }

    private Execution counted(WorkerPool workers) {
        return counted().open(workers);
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

    @Test
    void loopsAreNotCompiledWhileAMeasurementRuns() {
        measure();
        Beforehand.compileLoops(() -> {
            asked++;
            return false;
        });
        assertEquals(1, asked);
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

    /// A convolution of a shape that no other test has: what one test has compiled is ready in the others.
    private static Program ofItsOwn() {
        var input = NodePath.of("input");
        var conv = NodePath.of("conv");
        var nodes = List.of(new GraphNode.Typed(input, new Input(43, 19, 23), List.of()),
                new GraphNode.Typed(conv, new Conv2d(new Channels.Fixed(37), Size2.of(3), Size2.of(1),
                        new Padding.Same(), Size2.of(1), new Groups.Fixed(1), true), from(input)),
                new GraphNode.Typed(NodePath.of("output"), new Output(), from(conv)));
        return program(RandomGraph.analysis(nodes, 1));
    }

    private static List<Optional<Outlet>> from(NodePath node) {
        return List.of(Optional.of(new Outlet(node, 0)));
    }

    private static boolean isReady(Program program) {
        try (var workers = new WorkerPool(1); var execution = program.open(workers)) {
            return execution.readiness().isReached();
        }
    }

    @Test
    void programsAreRehearsedUntilTheirKernelsAreReady() {
        var program = ofItsOwn();
        assertFalse(isReady(program));
        Beforehand.rehearse(List.of(program, program), () -> false);
        assertTrue(isReady(program));
    }

    private static void rehearse(Function<WorkerPool, Execution> open, BooleanSupplier unwanted) {
        Beforehand.rehearse(List.of(open, open), 1, unwanted);
    }

    @Test
    void aRehearsalEndsWhenNobodyWantsIt() {
        var counting = new Counting(PENDING);
        rehearse(_ -> counting, () -> counting.runs == 3);
        assertEquals(3, counting.runs);
    }

    @Test
    void aRehearsalEndsWhereAMeasurementBegins() {
        var interrupted = new Interrupted(PENDING);
        rehearse(_ -> interrupted, () -> false);
        assertEquals(3, interrupted.runs);
    }

    @Test
    void nothingIsOpenedForARehearsalWhileAMeasurementRuns() {
        measure();
        assertTrue(Beforehand.isHindered());
        rehearse(this::counted, () -> false);
        assertEquals(0, asked);
    }

    @Test
    void nothingElseIsOpenedForARehearsalWhenAMeasurementHasBegun() {
        rehearse(workers -> {
            measure();
            return counted(workers);
        }, () -> false);
        assertEquals(1, asked);
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

    private static class Counting extends EmptyExecution {
        private final Readiness readiness;
        int runs;

        Counting(Readiness readiness) {
            this.readiness = readiness;
        }

        @Override
        public final Readiness readiness() {
            return readiness;
        }

        @Override
        public void run(StepClock clock) {
            runs++;
        }
    }

    /// Begins a measurement in its third run.
    private final class Interrupted extends Counting {
        private Interrupted(Readiness readiness) {
            super(readiness);
        }

        @Override
        public void run(StepClock clock) {
            super.run(clock);
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

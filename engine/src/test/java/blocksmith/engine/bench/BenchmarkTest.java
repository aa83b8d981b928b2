package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.EmbeddedProgram;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.backend.Program;
import blocksmith.engine.kernel.CodeState;
import blocksmith.engine.plan.Step;
import blocksmith.engine.run.RandomGraph;
import blocksmith.engine.weights.DrawnWeights;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class BenchmarkTest {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private static Program program(Backend backend, int threads) {
        var preparation = backend.prepare(RandomGraph.analysis(3), new DrawnWeights(1), threads);
        return assertInstanceOf(Preparation.Prepared.class, preparation).program();
    }

    private static Program plan(int threads) {
        return program(Backend.EMBEDDED, threads);
    }

    @Test
    void itWarmsUpCountsAndEndsByItself() throws InterruptedException {
        var told = new CopyOnWriteArrayList<Progress>();
        Benchmark.start(List.of(plan(2), plan(2)), Duration.ofMillis(200), told::add).await();
        assertEquals(Phase.WARMING_UP, told.getFirst().phase());
        assertEquals(Phase.ENDED, told.getLast().phase());
        var readings = told.getLast().readings();
        assertEquals(2, readings.size());
        assertTrue(readings.stream().allMatch(reading -> reading.statistics().median() > 0));
    }

    @Test
    void runsCountWhenTheKernelsAreReady() throws InterruptedException {
        var told = new CopyOnWriteArrayList<Progress>();
        var plan = plan(1);
        Benchmark.start(List.of(plan), Duration.ofMillis(50), told::add).await();
        assertTrue(told.stream().filter(progress -> progress.phase() != Phase.WARMING_UP)
                .noneMatch(Progress::isProvisional));
        var steps = assertInstanceOf(EmbeddedProgram.class, plan).plan().steps();
        assertTrue(steps.stream().noneMatch(step -> step.choice().state() == CodeState.PENDING));
    }

    @Test
    void whatRunsWereSteadyAtIsKnownAfterwards() throws InterruptedException {
        var benchmark = Benchmark.start(List.of(plan(1), plan(1)), Duration.ofMillis(50), _ -> {
        });
        assertEquals(Expectation.NONE, benchmark.reached());
        benchmark.await();
        assertEquals(2, benchmark.reached().medians().size());
    }

    @Test
    void everyStepHasItsOwnTime() throws InterruptedException {
        var told = new CopyOnWriteArrayList<Progress>();
        var plan = plan(1);
        Benchmark.start(List.of(plan), Duration.ofMillis(100), told::add).await();
        var parts = told.getLast().readings().getFirst().parts();
        var steps = assertInstanceOf(EmbeddedProgram.class, plan).plan().steps();
        assertEquals(steps.stream().map(Step::nodes).toList(),
                parts.stream().map(latency -> latency.part().nodes()).toList());
        assertTrue(parts.stream().allMatch(latency -> latency.median() > 0));
    }

    @Test
    void backendsAreMeasuredInTurnEachByItsOwnProfiler() throws InterruptedException {
        var told = new CopyOnWriteArrayList<Progress>();
        var both = Backend.all().stream().map(backend -> program(backend, 1)).toList();
        Benchmark.start(both, Duration.ofMillis(200), told::add).await();
        var readings = told.getLast().readings();
        assertTrue(readings.stream().allMatch(reading -> reading.statistics().runs() > 1));
        assertTrue(readings.stream().noneMatch(reading -> reading.parts().isEmpty()));
    }

    @Test
    void interludesAreInNoTime() throws InterruptedException {
        var told = new CopyOnWriteArrayList<Progress>();
        var played = new AtomicInteger();
        Benchmark.start(List.of(plan(2)), Duration.ofMillis(400), Expectation.NONE, workers -> {
            assertEquals(2, workers.threads());
            assertTrue(told.stream().anyMatch(progress -> progress.phase() == Phase.WARMING_UP));
            played.incrementAndGet();
            LockSupport.parkNanos(PAUSE);
        }, told::add, _ -> {
        }).await();
        assertTrue(played.get() > 1, played + " interludes");
        assertTrue(told.getLast().readings().getFirst().statistics().p95() < PAUSE);
    }

    private static double seconds(long from, List<Long> times) {
        return (times.getLast() - from) / 1e9;
    }

    @Test
    void itTellsAtMostTenTimesASecondAndFourTimesOfWhatIsProvisional() throws InterruptedException {
        var provisional = new CopyOnWriteArrayList<Long>();
        var counted = new CopyOnWriteArrayList<Long>();
        long began = System.nanoTime();
        Benchmark.start(List.of(plan(1)), Duration.ofMillis(900), progress -> {
            if (progress.phase() != Phase.ENDED) {
                (progress.phase() == Phase.WARMING_UP ? provisional : counted).add(System.nanoTime());
            }
        }, _ -> {
        }).await();
        assertTrue(counted.size() > 1 && counted.size() <= 10 * seconds(counted.getFirst(), counted) + 2,
                counted.size() + " times");
        assertTrue(provisional.size() <= 4 * seconds(began, provisional) + 1, provisional.size() + " provisional");
    }

    @Test
    void itStopsWhenAskedTo() throws InterruptedException {
        var running = new CountDownLatch(1);
        var benchmark = Benchmark.start(List.of(plan(2)), Duration.ofHours(1), _ -> running.countDown());
        running.await();
        benchmark.close();
        benchmark.await();
    }

    @Test
    void twoBenchmarksTakeTurns() throws InterruptedException {
        var first = Benchmark.start(List.of(plan(1)), Duration.ofMillis(50), _ -> {
        });
        var second = Benchmark.start(List.of(plan(1)), Duration.ofMillis(50), _ -> {
        });
        first.await();
        second.await();
    }
}

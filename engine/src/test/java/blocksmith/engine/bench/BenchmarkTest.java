package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.plan.Plan;
import blocksmith.engine.plan.Planner;
import blocksmith.engine.plan.Planning;
import blocksmith.engine.run.RandomGraph;
import blocksmith.engine.weights.DrawnWeights;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BenchmarkTest {

    private static Plan plan(int threads) {
        var planning = Planner.plan(RandomGraph.analysis(3), new DrawnWeights(1), threads);
        return assertInstanceOf(Planning.Planned.class, planning).plan();
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
    void everyStepHasItsOwnTime() throws InterruptedException {
        var told = new CopyOnWriteArrayList<Progress>();
        var plan = plan(1);
        Benchmark.start(List.of(plan), Duration.ofMillis(100), told::add).await();
        var steps = told.getLast().readings().getFirst().steps();
        assertEquals(plan.steps(), steps.stream().map(StepLatency::step).toList());
        assertTrue(steps.stream().allMatch(step -> step.median() > 0));
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

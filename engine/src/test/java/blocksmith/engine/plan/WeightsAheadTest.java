package blocksmith.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.op.Dropout;
import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.tensor.Tensor;
import blocksmith.engine.weights.DrawnWeights;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WeightsAheadTest {
    private static final int LONGEST = 20;

    private final List<Object> computed = new CopyOnWriteArrayList<>();
    private final CountDownLatch last = new CountDownLatch(1);

    private StageWeights weights(Object identity, Runnable work) {
        return new StageWeights(identity, () -> {
            work.run();
            computed.add(identity);
            return Map.of();
        });
    }

    private StageWeights weights(Object identity) {
        return weights(identity, () -> {
        });
    }

    private static Draft draft(StageWeights... weights) {
        var stages = Stream.of(weights)
                .map(each -> new Stage(NodePath.of("node"), new Dropout(0), List.of(), List.of(), each))
                .toList();
        return new Draft(stages, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), LayoutChanges.WITHIN_KERNELS);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(LONGEST, TimeUnit.SECONDS), "waited too long");
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Analysis block() {
        var template = Library.find("efficient-block").orElseThrow();
        return Analysis.of(Elaboration.of(template, Map.of(), new TemplateFiles()).graph(), Setting.SINGLE);
    }

    @Test
    void weightsAreComputedInTheOrderOfStagesBeforeAnyoneAsks() {
        try (var _ = WeightsAhead.begin(
                draft(weights("a"), weights(List.of()), weights("b"), weights("c", last::countDown)), List.of())) {
            await(last);
        }
        assertEquals(List.of("a", "b"), List.copyOf(computed).subList(0, 2));
    }

    @Test
    void thoseOfLayersThatAnEarlierPlanHasAreLeftOut() {
        var planning = Planner.plan(block(), new DrawnWeights(1), 1);
        var earlier = assertInstanceOf(Planning.Planned.class, planning).plan();
        var known = earlier.steps().getFirst().choice().key().weights();
        try (var _ = WeightsAhead.begin(draft(weights(known), weights("a"), weights("b", last::countDown)),
                List.of(earlier))) {
            await(last);
        }
        assertEquals("a", computed.getFirst());
    }

    @Test
    void theStageUnderWayIsTheLastWhenItIsClosed() throws InterruptedException {
        var closed = new CountDownLatch(1);
        var threads = new CopyOnWriteArrayList<Thread>();
        var slow = weights("a", () -> {
            threads.add(Thread.currentThread());
            last.countDown();
            await(closed);
        });
        try (var _ = WeightsAhead.begin(draft(slow, weights("b")), List.of())) {
            await(last);
        }
        closed.countDown();
        threads.getFirst().join();
        assertEquals(List.of("a"), computed);
    }

    @Test
    void whatASourceThrowsReachesWhoeverPlans() {
        var failure = new IllegalStateException("no weights");
        assertSame(failure, assertThrows(IllegalStateException.class,
                () -> Planner.plan(block(), (NodePath _, WeightSpec _) -> failing(failure), 1)));
    }

    private static Tensor failing(RuntimeException failure) {
        throw failure;
    }
}

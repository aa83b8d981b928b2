package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchNorm2dTest {
    @Test
    void hasAScaleAndAShiftForEachChannel() {
        var sample = Sample.of("BatchNorm2d", List.of(), Shape.image(1, 128, 56, 56));
        assertEquals(256, sample.cost().parameters().value());
        assertEquals(0, sample.cost().weights().value());
        assertEquals(0, sample.cost().macs().value());
        assertEquals("2·C = 2·128",
                sample.cost().parameters().symbolic() + " = " + sample.cost().parameters().substituted());
    }

    @Test
    void keepsItsStatisticsAsBuffers() {
        var sample = Sample.of("BatchNorm2d", List.of(), Shape.image(1, 128, 56, 56));
        assertEquals(
                List.of("running_mean", "running_var"),
                sample.operator()
                        .weights(sample.in())
                        .stream()
                        .filter(spec -> !spec.role().isLearned())
                        .map(WeightSpec::name)
                        .toList());
    }

    @Test
    void normalizesThenScalesAndShifts() {
        var sample = Sample.of("BatchNorm2d", List.of("eps=0"), Shape.image(1, 2, 1, 2));
        var perChannel = Shape.of(2);
        var weights = Map.of(
                "weight", new DoubleTensor(perChannel, new double[]{1, 10}),
                "bias", new DoubleTensor(perChannel, new double[]{0, 5}),
                "running_mean", new DoubleTensor(perChannel, new double[]{1, 2}),
                "running_var", new DoubleTensor(perChannel, new double[]{4, 0.25}));
        assertArrayEquals(
                new double[]{0, 1, 5, 45},
                sample.reference(weights, new double[]{1, 3, 2, 4}).getFirst().data());
    }

    @Test
    void addsEpsilonToTheVariance() {
        var sample = Sample.of("BatchNorm2d", List.of("eps=0.5"), Shape.image(1, 1, 1, 1));
        var one = new DoubleTensor(Shape.of(1), new double[]{1});
        var zero = new DoubleTensor(Shape.of(1), new double[]{0});
        var half = new DoubleTensor(Shape.of(1), new double[]{0.5});
        var weights = Map.of("weight", one, "bias", zero, "running_mean", zero, "running_var", half);
        assertArrayEquals(new double[]{3}, sample.reference(weights, new double[]{3}).getFirst().data());
    }

    @Test
    void doesNotApplyToFeatures() {
        assertEquals(
                "wrong-rank in: BatchNorm needs an image (channels × height × width), but 10 arrives. Connect a result"
                        + " that has not been flattened.",
                Sample.of("BatchNorm2d", List.of(), Shape.of(1, 10)).rejection());
    }
}

package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The operators that lead from an image to a classifier: global pooling, flatten, linear.
class DenseTest {
    @Test
    void theClassifierOfResNet50CountsAsPublished() {
        var sample = Sample.of("Linear", List.of("outFeatures=1000"), Shape.of(1, 2048));
        assertEquals(2_048_000, sample.cost().weights().value());
        assertEquals(2_049_000, sample.cost().parameters().value());
        assertEquals(2_048_000, sample.cost().macs().value());
        assertEquals("2048 → 1000", sample.settings());
    }

    @Test
    void aLinearLayerWithoutBiasHasWeightsOnly() {
        var sample = Sample.of("Linear", List.of("outFeatures=10", "bias=false"), Shape.of(1, 8));
        assertEquals(80, sample.cost().parameters().value());
    }

    @Test
    void aLinearLayerSumsAllFeatures() {
        var sample = Sample.of("Linear", List.of("outFeatures=2"), Shape.of(2, 2));
        var weights = Map.of(
                "weight", new DoubleTensor(Shape.of(2, 2), new double[]{1, 10, 100, 1000}),
                "bias", new DoubleTensor(Shape.of(2), new double[]{0.25, 0.5}));
        assertArrayEquals(
                new double[]{21.25, 2100.5, 43.25, 4300.5},
                sample.reference(weights, new double[]{1, 2, 3, 4}).getFirst().data());
    }

    @Test
    void aLinearLayerAppliesToEachRowOfTheLastAxis() {
        var sample = Sample.of("Linear", List.of("outFeatures=2", "bias=false"), Shape.of(1, 3, 2));
        var kernel = new DoubleTensor(Shape.of(2, 2), new double[]{1, 2, 10, 20});
        assertEquals(List.of(Shape.of(1, 3, 2)), sample.outputShapes());
        assertArrayEquals(
                new double[]{5, 50, 11, 110, 17, 170},
                sample.reference(Map.of("weight", kernel), new double[]{1, 2, 3, 4, 5, 6}).getFirst().data());
        assertEquals(3 * 2 * 2, sample.cost().macs().value());
        assertEquals(List.of(Shape.image(1, 512, 7, 10)),
                Sample.of("Linear", List.of("outFeatures=10"), Shape.image(1, 512, 7, 7)).outputShapes());
    }

    @Test
    void flattenLaysOutChannelAfterChannel() {
        var sample = Sample.of("Flatten", List.of(), Shape.image(1, 2, 1, 2));
        assertArrayEquals(
                new double[]{1, 2, 3, 4},
                sample.reference(Map.of(), new double[]{1, 2, 3, 4}).getFirst().data());
        assertEquals(List.of(Shape.of(1, 4)), sample.outputShapes());
        assertEquals("2×1×2 → 4", sample.settings());
    }

    @Test
    void flattenDoesNotApplyToImagesWithTooManyPixels() {
        assertEquals(
                "too-large null: The output would have 2,097,152 features. Keep to at most 1,048,576.",
                Sample.of("Flatten", List.of(), Shape.image(1, 2, 1024, 1024)).rejection());
    }

    @Test
    void flattenDoesNotApplyToTheLargestImage() {
        int most = Shape.MAX_DIMENSION;
        assertEquals(
                "too-large null: The output would have 1,152,921,504,606,846,976 features. Keep to at most 1,048,576.",
                Sample.of("Flatten", List.of(), Shape.image(1, most, most, most)).rejection());
    }

    @Test
    void globalPoolingAveragesEachChannel() {
        var sample = Sample.of("GlobalAvgPool", List.of(), Shape.image(1, 2, 1, 2));
        assertArrayEquals(
                new double[]{1.5, 15},
                sample.reference(Map.of(), new double[]{1, 2, 10, 20}).getFirst().data());
        assertEquals(List.of(Shape.image(1, 2, 1, 1)), sample.outputShapes());
        assertEquals(new Reach.Global(), sample.operator().reach(sample.in()));
    }

    @Test
    void globalPoolingDoesNotApplyToFeatures() {
        assertEquals(
                "wrong-rank in: Global pool needs an image (channels × height × width), but 10 arrives. Connect a"
                        + " result that has not been flattened.",
                Sample.of("GlobalAvgPool", List.of(), Shape.of(1, 10)).rejection());
    }
}

package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqueezeExcitationTest {
    private static final Shape IMAGE = Shape.image(1, 128, 56, 56);

    @ParameterizedTest
    @CsvSource({"form=linear,8192,8352,8192", "form=pointwise,8192,8352,8192", "hidden=8,2048,2184,2048"})
    void countsAsPublished(String value, long weights, long parameters, long macs) {
        var cost = Sample.of("SqueezeExcitation", List.of(value), IMAGE).cost();
        assertEquals(List.of(weights, parameters, macs),
                List.of(cost.weights().value(), cost.parameters().value(), cost.macs().value()));
    }

    @ParameterizedTest
    @CsvSource({"reduction=4,128 · reduction 4", "hidden=8,128 · hidden 8"})
    void saysHowNarrowItGets(String value, String settings) {
        assertEquals(settings, Sample.of("SqueezeExcitation", List.of(value), IMAGE).settings());
    }

    @Test
    void writesItsFormulas() {
        var cost = Sample.of("SqueezeExcitation", List.of(), IMAGE).cost();
        assertEquals("2·C·S + S + C = 2·128·32 + 32 + 128",
                cost.parameters().symbolic() + " = " + cost.parameters().substituted());
    }

    @Test
    void keepsAtLeastOneHiddenChannel() {
        var sample = Sample.of("SqueezeExcitation", List.of("reduction=16"), Shape.image(1, 4, 2, 2));
        assertEquals(8, sample.cost().weights().value());
    }

    @Test
    void theFormChangesTheShapesOfTheKernels() {
        var sample = Sample.of("SqueezeExcitation", List.of("form=pointwise"), IMAGE);
        assertEquals(Shape.of(32, 128, 1, 1), sample.operator().weights(sample.in()).getFirst().shape());
    }

    @Test
    void seesTheWholeImage() {
        var sample = Sample.of("SqueezeExcitation", List.of(), IMAGE);
        assertEquals(new Reach.PointAndGlobal("SE"), sample.operator().reach(sample.in()));
    }

    @Test
    void scalesEachChannelByWhatTheMeansSay() {
        var sample = Sample.of("SqueezeExcitation", List.of("hidden=1", "gate=hard-sigmoid"), Shape.image(1, 2, 1, 2));
        var weights = Map.of(
                "fc1.weight", new DoubleTensor(Shape.of(1, 2), new double[]{1, -1}),
                "fc1.bias", new DoubleTensor(Shape.of(1), new double[]{0.5}),
                "fc2.weight", new DoubleTensor(Shape.of(2, 1), new double[]{1, -1}),
                "fc2.bias", new DoubleTensor(Shape.of(2), new double[]{0, 0}));
        // Means 3 and 2, hidden max(0, 3 - 2 + 0.5) = 1.5, gates (±1.5 + 3) / 6 = 0.75 and 0.25.
        assertArrayEquals(
                new double[]{2 * 0.75, 4 * 0.75, 1 * 0.25, 3 * 0.25},
                sample.reference(weights, new double[]{2, 4, 1, 3}).getFirst().data(),
                1e-15);
    }

    @Test
    void theInnerActivationMayBeSiLU() {
        var sample = Sample.of(
                "SqueezeExcitation",
                List.of("hidden=1", "gate=hard-sigmoid", "activation=silu"),
                Shape.image(1, 1, 1, 1));
        var one = new DoubleTensor(Shape.of(1, 1), new double[]{1});
        var none = new DoubleTensor(Shape.of(1), new double[]{0});
        var weights = Map.of("fc1.weight", one, "fc1.bias", none, "fc2.weight", one, "fc2.bias", none);
        double hidden = 1 / (1 + Math.exp(-1));
        assertEquals((hidden + 3) / 6, sample.reference(weights, new double[]{1}).getFirst().data()[0], 1e-15);
    }

    @Test
    void doesNotApplyToFeatures() {
        assertEquals(
                "wrong-rank in: Squeeze-Excite needs an image (channels × height × width), but 10 arrives. Connect a"
                        + " result that has not been flattened.",
                Sample.of("SqueezeExcitation", List.of(), Shape.of(1, 10)).rejection());
    }
}

package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizationTest {
    private static final Shape IMAGE = Shape.image(1, 4, 1, 2);
    private static final double[] PIXELS = {1, 2, 3, 6, 5, 10, 7, 14};

    /// The first element of each group is the farthest below its mean, the last the farthest above.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LayerNorm      | eps=0 affine=false          | -1.3416408 -1.3416408 -0.4472136 -0.4472136 0.4472136 0.4472136 1.3416408 1.3416408
            GroupNorm      | groups=2 eps=0 affine=false | -1.0690450 -0.5345225 0 1.6035675 -1.1795356 0.2948839 -0.5897678 1.4744196
            InstanceNorm2d | eps=0                       | -1 1 -1 1 -1 1 -1 1
            """)
    void bringsGroupsToMeanZeroAndVarianceOne(String operator, String values, String expected) {
        var sample = Sample.of(operator, List.of(values.split(" ")), IMAGE);
        assertArrayEquals(Arrays.stream(expected.split(" ")).mapToDouble(Double::parseDouble).toArray(),
                sample.reference(Map.of(), PIXELS).getFirst().data(), 1e-6);
    }

    @Test
    void channelsAreScaledAndShifted() {
        var sample = Sample.of("InstanceNorm2d", List.of("eps=0", "affine=true"), IMAGE);
        var scale = new DoubleTensor(Shape.of(4), new double[]{1, 2, 3, 4});
        var shift = new DoubleTensor(Shape.of(4), new double[]{10, 20, 30, 40});
        assertArrayEquals(new double[]{9, 11, 18, 22, 27, 33, 36, 44},
                sample.reference(Map.of("weight", scale, "bias", shift), PIXELS).getFirst().data(), 1e-12);
        assertEquals(8, sample.cost().parameters().value());
    }

    @Test
    void aLayerNormOfRowsIsOverTheLastAxis() {
        var sample = Sample.of("LayerNorm", List.of("eps=0"), Shape.of(1, 3, 16));
        assertEquals(32, sample.cost().parameters().value());
        assertEquals(Shape.of(16), sample.operator().weights(sample.in()).getFirst().shape());
    }

    @Test
    void groupsDivideTheChannels() {
        assertEquals("groups-do-not-divide groups: 4 channels cannot be split into 3 groups. Choose 1, 2 or 4.",
                Sample.of("GroupNorm", List.of("groups=3"), IMAGE).rejection());
    }

    /// On an image of 8×6×6: conv + linear, fvcore, torchinfo, thop, every operation.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LayerNorm      |                       | 0 1440 16 1152 2124
            LayerNorm      | affine=false          | 0 1152 0 576 1548
            GroupNorm      | groups=2              | 0 1440 16 1152 2022
            InstanceNorm2d |                       | 0 1152 0 576 1464
            PReLU          |                       | 0 0 1 288 576
            PReLU          | slopes=channels       | 0 0 8 288 576
            LayerScale     |                       | 0 0 0 0 288
            Softmax        |                       | 0 0 0 828 1440
            """)
    void eachConventionCountsItsOwn(String operator, String values, String expected) {
        var sample = Sample.of(operator, values == null ? List.of() : List.of(values.split(" ")),
                Shape.image(1, 8, 6, 6));
        assertEquals(expected, String.join(" ",
                Arrays.stream(Convention.values()).map(it -> Long.toString(sample.cost().counted(it))).toList()));
    }

    @Test
    void localResponsesAreDividedByTheSquaresAround() {
        var sample = Sample.of("LRN", List.of("size=3", "alpha=3", "beta=1", "k=0"), Shape.image(1, 3, 1, 1));
        assertArrayEquals(new double[]{1. / 5, 2. / 14, 3. / 13},
                sample.reference(Map.of(), new double[]{1, 2, 3}).getFirst().data(), 1e-12);
    }

    @Test
    void slopesScaleWhatIsNegative() {
        var slopes = Map.of("weight", new DoubleTensor(Shape.of(2), new double[]{0.5, 0.1}));
        var sample = Sample.of("PReLU", List.of("slopes=channels"), Shape.image(1, 2, 1, 2));
        assertArrayEquals(new double[]{-1, 2, -0.3, 4},
                sample.reference(slopes, new double[]{-2, 2, -3, 4}).getFirst().data(), 1e-12);
    }

    @Test
    void aLayerScaleHasOneNumberAChannel() {
        var scale = Map.of("gamma", new DoubleTensor(Shape.of(2), new double[]{0.5, 10}));
        var sample = Sample.of("LayerScale", List.of(), Shape.image(1, 2, 1, 2));
        assertArrayEquals(new double[]{0.5, 1, 30, 40},
                sample.reference(scale, new double[]{1, 2, 3, 4}).getFirst().data());
        assertEquals(2, sample.cost().parameters().value());
        assertEquals(0, sample.cost().weights().value());
    }

    @Test
    void sharesSumToOneHoweverLargeTheNumbers() {
        var sample = Sample.of("Softmax", List.of(), Shape.of(1, 3));
        assertArrayEquals(new double[]{0.09003057, 0.24472847, 0.66524096},
                sample.reference(Map.of(), new double[]{1001, 1002, 1003}).getFirst().data(), 1e-8);
        assertEquals("bad-value axis: There is no axis 2 in what arrives. Choose from 1 to 1.",
                Sample.of("Softmax", List.of("axis=2"), Shape.of(1, 3)).rejection());
    }
}

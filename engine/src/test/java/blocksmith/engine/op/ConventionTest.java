package blocksmith.engine.op;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.tensor.Shape;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each convention counts for each operator on an image of 8×6×6: N = O = 288 elements, C = 8 channels.
class ConventionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Conv2d            | kernel=3 padding=1 bias=true outChannels=4 | 10368 10368 10512 10368 20880
            Conv2d            | kernel=3 padding=1 bias=false outChannels=4 | 10368 10368 10368 10368 20736
            Conv2d            | kernel=3 padding=1 bias=true groups=depthwise | 2592 2592 2880 2592 5472
            BatchNorm2d       |                                   | 0 576 16 1152 576
            ReLU              |                                   | 0 0 0 0 288
            ReLU6             |                                   | 0 0 0 0 576
            SiLU              |                                   | 0 0 0 0 1152
            Sigmoid           |                                   | 0 0 0 0 864
            HardSigmoid       |                                   | 0 0 0 0 1152
            HardSwish         |                                   | 0 0 0 0 1440
            LeakyReLU         |                                   | 0 0 0 0 576
            Dropout           |                                   | 0 0 0 0 0
            MaxPool2d         | kernel=2 stride=2                 | 0 0 0 0 216
            AvgPool2d         | kernel=2 stride=2                 | 0 0 0 72 288
            GlobalAvgPool     |                                   | 0 288 0 296 288
            SqueezeExcitation | reduction=2                       | 64 352 76 360 744
            Add               |                                   | 0 0 0 0 288
            Multiply          |                                   | 0 0 0 0 288
            Concat            |                                   | 0 0 0 0 0
            ChannelShuffle    | groups=2                          | 0 0 0 0 0
            """)
    void countsAsItsToolDoes(String operator, String values, String expected) {
        var given = values == null ? List.<String>of() : List.of(values.split(" "));
        int inputs = Sample.operator(operator, given).ports().inputs().size();
        var images = Collections.nCopies(inputs, Shape.image(1, 8, 6, 6)).toArray(Shape[]::new);
        var cost = Sample.of(operator, given, images).cost();
        assertEquals(expected, counts(cost));
    }

    @ParameterizedTest
    @CsvSource({"true, 128 128 144 128 272", "false, 128 128 128 128 256"})
    void aLinearLayersBiasCountsForTorchinfoOnly(String bias, String expected) {
        assertEquals(expected,
                counts(Sample.of("Linear", List.of("outFeatures=16", "bias=" + bias), Shape.of(1, 8)).cost()));
    }

    private static String counts(Cost cost) {
        return Arrays.stream(Convention.values())
                .map(convention -> Long.toString(cost.counted(convention)))
                .collect(Collectors.joining(" "));
    }
}

package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.op.Sweep;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What strokes make of some rows.
class StrokeTest {
    private static final int CHANNELS = 5;
    private static final int ROWS = 3;
    private static final int BEYOND = 7;
    /// Pixels of which panels are made such that some share vectors.
    private static final int MANY = 196;

    /// Bit for bit, and nothing beside: some channels and columns, of one group or two.
    @ParameterizedTest
    @CsvSource({"1, 17, 2, NONE", "1, 24, 3, ADDED", "1, 24, 12, NONE", "2, 24, 7, ADDED", "2, 17, 12, NONE",
        "1, 40, 13, ADDED",
        "1, 72, 14, NONE", "2, 88, 11, ADDED"})
    void pixelsThatShareVectorsMakeWhatTheyMakeApart(int groups, int ofGroup, int columns, Residual residual) {
        assumeFalse(Registers.ARE_FEW);
        int features = groups * ofGroup;
        var geometry = new Geometry(1, groups * CHANNELS, features, new Sweep(ROWS, 1, 1, 1, 0, 0),
                new Sweep(columns, 1, 1, 1, 0, 0));
        var random = new Random(features);
        var filters = new FilterWeights(numbers(random, features * CHANNELS), 0, CHANNELS, 1);
        var bias = numbers(random, features);
        int image = ROWS * columns;
        var memory = numbers(random, image * (groups * CHANNELS + 2 * features) + 2 * BEYOND);
        var apart = memory.clone();
        run(geometry, residual, weights(geometry, groups, filters, bias, Panel.Sharing.NONE), apart);
        var weights = weights(geometry, groups, filters, bias, Panel.Sharing.IN_PAIRS);
        assertEquals(groups, weights.panels().stream().filter(Panel::isShared).count());
        run(geometry, residual, weights, memory);
        assertArrayEquals(apart, memory);
    }

    private static float[] numbers(Random random, int count) {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat() * 2 - 1;
        }
        return numbers;
    }

    private static PackedWeights weights(Geometry geometry, int groups, FilterWeights filters, float[] bias,
            Panel.Sharing sharing) {
        return PackedWeights.of(geometry, groups, filters, bias, MANY, Panel.Count.ANY, sharing);
    }

    /// @param memory inputs, what is added, and outputs, with something before and behind
    private static void run(Geometry geometry, Residual residual, PackedWeights weights, float[] memory) {
        int columns = geometry.columns().count();
        int features = geometry.features();
        int ofPixel = geometry.channels();
        int added = BEYOND + ROWS * columns * ofPixel;
        int to = added + ROWS * columns * features;
        var cut = new Cut(ROWS, columns, columns, ROWS * columns);
        var site = new Stroke.Site(geometry, CHANNELS, ofPixel, features, Integer.MAX_VALUE, 0, residual,
                new Clamp(-1, 1));
        for (var panel : weights.panels()) {
            int feature = panel.feature();
            new Stroke(panel, panel.pixels(cut, CHANNELS), IntStream.range(0, CHANNELS).toArray(), site).run(
                    weights.data(),
                    new Stroke.Pixels(0, ROWS, columns, memory, BEYOND + panel.group() * CHANNELS, columns * ofPixel,
                            ofPixel, memory,
                            to + feature, columns * features, features, added + feature, 0, false),
                    Readers.SEVERAL);
        }
    }
}

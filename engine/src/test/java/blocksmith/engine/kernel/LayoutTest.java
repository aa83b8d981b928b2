package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import blocksmith.engine.tensor.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
    private static final int OFFSET = 3;

    @ParameterizedTest
    @CsvSource({"1, 1, 5, 7, 1", "1, 3, 9, 11, 1", "2, 8, 4, 4, 2", "1, 16, 3, 3, 2", "3, 7, 1, 8, 3", "2, 17, 5, 5, 4",
        "1, 240, 28, 28, 2", "5, 9, 2, 4, 4",
        "1, 2, 1650, 1650, 1", "1, 2, 1650, 1650, 2"})
    void everyElementGoesToItsPlaceAndBack(int batch, int channels, int height, int width, int threads) {
        var shape = Shape.of(batch, channels, height, width);
        int elements = (int) shape.elements();
        var first = new float[elements + 2 * OFFSET];
        for (int i = 0; i < elements; i++) {
            first[OFFSET + i] = i + 1;
        }
        var last = new float[first.length];
        var again = new float[first.length];
        try (var workers = new WorkerPool(threads)) {
            Layout.toChannelsLast(shape, first, OFFSET, last, OFFSET, workers);
            Layout.toChannelsFirst(shape, last, OFFSET, again, OFFSET, workers);
        }
        assertArrayEquals(channelsLast(first, channels, height * width, batch), last, "NHWC");
        assertArrayEquals(first, again, "and back");
    }

    private static float[] channelsLast(float[] first, int channels, int pixels, int batch) {
        var expected = new float[first.length];
        for (int i = 0; i < batch * channels * pixels; i++) {
            int image = i / (channels * pixels);
            int channel = i / pixels % channels;
            int pixel = i % pixels;
            expected[OFFSET + (image * pixels + pixel) * channels + channel] = first[OFFSET + i];
        }
        return expected;
    }
}

package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blocksmith.engine.op.Sweep;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WinogradWeightsTest {
    private static final int TAPS = 3;

    /// Channels that are no multiple of what is made at once, a last panel that overlaps the one before, and a second group.
    @ParameterizedTest
    @CsvSource({"4, 1, 17, 67", "4, 1, 130, 33", "2, 2, 3, 16", "2, 1, 1, 40"})
    void pointsAreTheSumsOfTheDefinition(int outputs, int stride, int channels, int features) {
        var form = WinogradForm.find(outputs, new Sweep(TAPS, TAPS, stride, 1, 0, 0)).orElseThrow();
        var random = new Random(1);
        var numbers = new float[2 * features * channels * TAPS * TAPS];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        var filters = new FilterWeights(numbers, 0, channels, TAPS * TAPS).from(features);
        var panels = Panel.of(1, features, channels, 30, Panel.Count.ANY, Panel.Sharing.NONE);
        int matrix = panels.getLast().offset() + Panel.length(panels.getLast().vectors(), channels) + 5;
        int height = form.filter().height();
        var points = new float[3 + height * height * matrix];
        new WinogradWeights(form.filter(), form.filter(), matrix).pack(panels, filters, points, 3);
        for (var panel : panels) {
            for (int lane = 0; lane < panel.lanes(); lane++) {
                int feature = panel.feature() + panel.channel(lane);
                for (int channel = 0; channel < channels; channel++) {
                    int first = 3 + panel.offset() + (1 + channel) * panel.lanes() + lane;
                    for (int point = 0; point < height * height; point++) {
                        assertEquals(
                                point(form.filter(), filters, feature, channel, point / height, point % height),
                                points[first + point * matrix]);
                    }
                }
            }
        }
    }

    private static float point(Matrix matrix, FilterWeights filters, int feature, int channel, int row, int column) {
        double sum = 0;
        for (int x = 0; x < TAPS; x++) {
            double half = 0;
            for (int y = 0; y < TAPS; y++) {
                half += matrix.at(row, y) * filters.data()[filters.at(feature, channel) + y * TAPS + x];
            }
            sum += matrix.at(column, x) * half;
        }
        return (float) sum;
    }
}

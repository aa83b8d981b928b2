package blocksmith.engine.kernel;

import java.util.Arrays;
import java.util.List;

/// FilterWeights of a convolution as points, in panels that a [Block] reads, a matrix for points that have the same.
///
/// @param vertical     makes the rows of points' filters that are not the same
/// @param horizontal   the same of columns
/// @param matrixFloats floats from one matrix's panels to the next's
record WinogradWeights(Matrix vertical, Matrix horizontal, int matrixFloats) {
    /// That are made at once, or a few more: all that a loop goes over stays in the first cache.
    private static final int FILTERS = 64;

    /// @param first where the first matrix begins
    void pack(List<Panel> panels, FilterWeights filters, float[] to, int first) {
        for (var panel : panels) {
            int lanes = panel.lanes();
            int atOnce = Math.ceilDiv(FILTERS, lanes);
            var portion = new Portion(atOnce * lanes);
            for (int channel = 0; channel < filters.channels(); channel += atOnce) {
                int channels = Math.min(atOnce, filters.channels() - channel);
                for (int lane = 0; lane < lanes; lane++) {
                    int feature = panel.feature() + panel.channel(lane);
                    portion.read(filters, filters.at(feature, channel), channels, lane, lanes);
                }
                portion.transform(channels * lanes, to, first + panel.offset() + (1 + channel) * lanes);
            }
        }
    }

    /// Some filters, tap by tap.
    private final class Portion {
        private final int height = vertical.width();
        private final int width = horizontal.width();
        /// Rows of the matrices, after each other.
        private final double[] down = vertical.numbers();
        private final double[] across = horizontal.numbers();
        private final double[][] taps;
        /// A row of what the vertical matrix makes of them.
        private final double[][] half;
        private final double[] sums;

        /// @param room for so many
        Portion(int room) {
            this.taps = new double[height * width][room];
            this.half = new double[width][room];
            this.sums = new double[room];
        }

        /// One lane of so many, of neighbouring channels.
        ///
        /// @param from where the weights of the first begin
        void read(FilterWeights filters, int from, int channels, int lane, int lanes) {
            for (int i = 0; i < channels; i++) {
                for (int tap = 0; tap < taps.length; tap++) {
                    taps[tap][i * lanes + lane] = filters.data()[from + i * taps.length + tap];
                }
            }
        }

        /// @param count of filters
        /// @param at    where the first point goes
        void transform(int count, float[] to, int at) {
            int point = at;
            for (int row = 0; row < down.length; row += height) {
                for (int kx = 0; kx < width; kx++) {
                    Arrays.fill(half[kx], 0);
                    for (int ky = 0; ky < height; ky++) {
                        addScaled(down[row + ky], taps[ky * width + kx], half[kx], count);
                    }
                }
                for (int column = 0; column < across.length; column += width) {
                    Arrays.fill(sums, 0);
                    for (int kx = 0; kx < width; kx++) {
                        addScaled(across[column + kx], half[kx], sums, count);
                    }
                    store(to, point, count);
                    point += matrixFloats;
                }
            }
        }

        private void store(float[] to, int at, int count) {
            for (int i = 0; i < count; i++) {
                to[at + i] = (float) sums[i];
            }
        }
    }

    private static void addScaled(double factor, double[] from, double[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += factor * from[i];
        }
    }
}

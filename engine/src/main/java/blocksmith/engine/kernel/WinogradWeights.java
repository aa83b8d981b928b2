package blocksmith.engine.kernel;

import java.util.Arrays;
import java.util.List;

/// Filters of a convolution as points, in panels that a [Block] reads, a matrix for points that have the same.
///
/// @param vertical     makes the rows of points' filters that are not the same
/// @param horizontal   the same of columns
/// @param channels     of inputs
/// @param matrixFloats floats from one matrix's panels to the next's
record WinogradWeights(Matrix vertical, Matrix horizontal, int channels, int matrixFloats) {
    /// That are made at once, or a few more: all that a loop goes over stays in the first cache.
    private static final int FILTERS = 64;

    /// @param first where the first matrix begins
    void pack(List<Panel> panels, Filters filters, float[] to, int first) {
        for (var panel : panels) {
            int lanes = panel.lanes();
            int most = Math.ceilDiv(FILTERS, lanes);
            var some = new Some(most * lanes);
            for (int channel = 0; channel < channels; channel += most) {
                int count = Math.min(most, channels - channel);
                for (int lane = 0; lane < lanes; lane++) {
                    int feature = panel.feature() + panel.channel(lane / Lanes.COUNT) + lane % Lanes.COUNT;
                    some.read(filters, feature, channel, count, lanes, lane);
                }
                some.transform(count * lanes, to, first + panel.offset() + (1 + channel) * lanes);
            }
        }
    }

    /// Some filters, tap by tap.
    private final class Some {
        private final int height = vertical.width();
        private final int width = horizontal.width();
        /// Rows of the matrices, after each other.
        private final double[] down = vertical.numbers();
        private final double[] across = horizontal.numbers();
        private final double[][] taps;
        /// A row of what the vertical matrix makes of them.
        private final double[][] half;
        private final double[] sums;

        Some(int most) {
            this.taps = new double[height * width][most];
            this.half = new double[width][most];
            this.sums = new double[most];
        }

        /// @param lanes features of a panel
        /// @param lane  of them
        /// @param count channels from the first on
        void read(Filters filters, int feature, int firstChannel, int count, int lanes, int lane) {
            int from = filters.at(feature, firstChannel);
            for (int i = 0; i < count; i++) {
                for (int tap = 0; tap < taps.length; tap++) {
                    taps[tap][i * lanes + lane] = filters.data()[from + i * taps.length + tap];
                }
            }
        }

        /// @param at where the first point goes
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

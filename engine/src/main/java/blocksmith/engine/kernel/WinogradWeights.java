package blocksmith.engine.kernel;

import java.util.List;

/// Filters of a convolution as points, in panels that a [Block] reads, a matrix for points that have the same.
final class WinogradWeights {
    private WinogradWeights() {
    }

    /// @param matrixFloats floats from one matrix's panels to the next's
    /// @param share        input channels of a group
    /// @param vertical     makes the rows of points' filters that are not the same
    /// @param horizontal   the same of columns
    static AlignedFloats packed(List<Panel> panels, int matrixFloats, int share, Matrix vertical, Matrix horizontal,
            PackedWeights.Source source) {
        var packed = AlignedFloats.allocate(Math.multiplyExact(matrixFloats,
                vertical.height() * horizontal.height()));
        var filter = new double[vertical.width()][horizontal.width()];
        for (var panel : panels) {
            int lanes = panel.vectors() * Lanes.COUNT;
            for (int lane = 0; lane < lanes; lane++) {
                int feature = panel.feature() + panel.channel(lane / Lanes.COUNT) + lane % Lanes.COUNT;
                for (int channel = 0; channel < share; channel++) {
                    for (int ky = 0; ky < vertical.width(); ky++) {
                        for (int kx = 0; kx < horizontal.width(); kx++) {
                            filter[ky][kx] = source.at(feature, channel, ky, kx);
                        }
                    }
                    int at = packed.offset() + panel.offset() + (1 + channel) * lanes + lane;
                    put(filter, vertical, horizontal, packed.array(), at, matrixFloats);
                }
            }
        }
        return packed;
    }

    private static void put(double[][] filter, Matrix vertical, Matrix horizontal, float[] to, int at,
            int matrixFloats) {
        var half = new double[horizontal.width()];
        for (int row = 0; row < vertical.height(); row++) {
            for (int column = 0; column < half.length; column++) {
                half[column] = 0;
                for (int i = 0; i < vertical.width(); i++) {
                    half[column] += vertical.at(row, i) * filter[i][column];
                }
            }
            for (int column = 0; column < horizontal.height(); column++) {
                double sum = 0;
                for (int i = 0; i < half.length; i++) {
                    sum += horizontal.at(column, i) * half[i];
                }
                to[at + (row * horizontal.height() + column) * matrixFloats] = (float) sum;
            }
        }
    }
}

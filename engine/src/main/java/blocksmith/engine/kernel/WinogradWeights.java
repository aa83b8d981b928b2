package blocksmith.engine.kernel;

import java.util.List;

/// Filters of a convolution as points, in panels that a [Block] reads, a matrix for points that have the same.
final class WinogradWeights {
    private WinogradWeights() {
    }

    /// @param panels       of each group
    /// @param matrixFloats floats from one matrix's panels to the next's
    /// @param share        input channels of a group
    /// @param vertical     makes the rows of points' filters that are not the same
    /// @param horizontal   the same of columns
    static AlignedFloats packed(int groups, List<Panel> panels, int matrixFloats, int share, Matrix vertical,
            Matrix horizontal,
            PackedWeights.Source source) {
        int groupFloats = matrixFloats * vertical.height() * horizontal.height();
        int features = panels.getLast().feature() + panels.getLast().last() + Lanes.COUNT;
        var packed = AlignedFloats.allocate(Math.multiplyExact(groups, groupFloats));
        for (int group = 0; group < groups; group++) {
            int first = group * features;
            for (var panel : panels) {
                pack(panel, matrixFloats, share, vertical, horizontal,
                        (feature, channel, ky, kx) -> source.at(first + feature, channel, ky, kx), packed.array(),
                        packed.offset() + group * groupFloats + panel.offset());
            }
        }
        return packed;
    }

    private static void pack(Panel panel, int matrixFloats, int share, Matrix vertical, Matrix horizontal,
            PackedWeights.Source source, float[] to, int first) {
        var filter = new double[vertical.width()][horizontal.width()];
        int lanes = panel.lanes();
        for (int lane = 0; lane < lanes; lane++) {
            int feature = panel.feature() + panel.channel(lane / Lanes.COUNT) + lane % Lanes.COUNT;
            for (int channel = 0; channel < share; channel++) {
                for (int ky = 0; ky < vertical.width(); ky++) {
                    for (int kx = 0; kx < horizontal.width(); kx++) {
                        filter[ky][kx] = source.at(feature, channel, ky, kx);
                    }
                }
                put(filter, vertical, horizontal, to, first + (1 + channel) * lanes + lane, matrixFloats);
            }
        }
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

package blocksmith.engine.kernel;

import java.util.List;

/// Filters of a convolution as points, in panels that a [Block] reads, a matrix for points that have the same.
///
/// @param vertical     makes the rows of points' filters that are not the same
/// @param horizontal   the same of columns
/// @param channels     of inputs
/// @param matrixFloats floats from one matrix's panels to the next's
record WinogradWeights(Matrix vertical, Matrix horizontal, int channels, int matrixFloats) {

    /// @param first where the first matrix begins
    void pack(List<Panel> panels, PackedWeights.Source source, float[] to, int first) {
        for (var panel : panels) {
            int lanes = panel.lanes();
            for (int lane = 0; lane < lanes; lane++) {
                int feature = panel.feature() + panel.channel(lane / Lanes.COUNT) + lane % Lanes.COUNT;
                for (int channel = 0; channel < channels; channel++) {
                    put(filter(source, feature, channel), to, first + panel.offset() + (1 + channel) * lanes + lane);
                }
            }
        }
    }

    private double[][] filter(PackedWeights.Source source, int feature, int channel) {
        var filter = new double[vertical.width()][horizontal.width()];
        for (int ky = 0; ky < vertical.width(); ky++) {
            for (int kx = 0; kx < horizontal.width(); kx++) {
                filter[ky][kx] = source.at(feature, channel, ky, kx);
            }
        }
        return filter;
    }

    private void put(double[][] filter, float[] to, int at) {
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

package blocksmith.engine.kernel;

import blocksmith.engine.op.Sweep;
import blocksmith.engine.op.Window;
import blocksmith.engine.tensor.Shape;

/// A window moving over NHWC images.
///
/// @param channels of the input
/// @param features channels of the output
record Geometry(int batch, int channels, int features, Sweep rows, Sweep columns) {

    static Geometry of(Window window, Shape in, Shape out) {
        return new Geometry(in.batch(), in.channels(), out.channels(), window.rows(in.height()),
                window.columns(in.width()));
    }

    int inputRow() {
        return columns.size() * channels;
    }

    int inputImage() {
        return rows.size() * inputRow();
    }

    int outputRow() {
        return columns.count() * features;
    }

    int outputImage() {
        return rows.count() * outputRow();
    }

    int taps() {
        return rows.kernel() * columns.kernel();
    }

    /// Whether each output pixel is made of the input pixel at its place.
    boolean isDense() {
        return taps() == 1 && !isPadded() && rows.stride() == 1 && columns.stride() == 1;
    }

    /// Whether a window reaches beyond an edge.
    boolean isPadded() {
        return reachesOut(rows) || reachesOut(columns);
    }

    private static boolean reachesOut(Sweep sweep) {
        return sweep.before() > 0 || sweep.pixel(sweep.count() - 1, sweep.kernel() - 1) >= sweep.size();
    }

    /// Rows that the windows read, edges included.
    int paddedRows() {
        return (rows.count() - 1) * rows.stride() + (rows.kernel() - 1) * rows.dilation() + 1;
    }

    int paddedColumns() {
        return (columns.count() - 1) * columns.stride() + (columns.kernel() - 1) * columns.dilation() + 1;
    }
}

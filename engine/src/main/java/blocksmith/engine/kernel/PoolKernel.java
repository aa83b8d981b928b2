package blocksmith.engine.kernel;

import blocksmith.engine.op.Sweep;

/// The largest or the mean of the pixels under a moving window, a vector of channels at once.
record PoolKernel(Geometry geometry, Reduction reduction, Finish finish) implements Kernel {

    /// How the pixels under the window become one.
    enum Reduction {
        LARGEST, MEAN,
        /// Of the pixels inside the image only.
        MEAN_INSIDE
    }

    @Override
    public String name() {
        return "pooling";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int rows = geometry.rows().count();
        workers.divide(geometry.batch() * rows, (first, end, _) -> {
            for (int row = first; row < end; row++) {
                int from = buffers.input() + row / rows * geometry.inputImage();
                int at = row * geometry.outputRow();
                for (int x = 0; x < geometry.columns().count(); x++) {
                    pixel(buffers.arena(), from, row % rows, x, buffers.output() + at + x * geometry.channels());
                }
                finish.apply(buffers.arena(), buffers.output() + at, buffers.residual() + at, geometry.outputRow());
            }
        });
    }

    /// The taps that are inside the image are neighbours: some rows of some columns.
    private void pixel(float[] arena, int image, int y, int x, int to) {
        var rows = Taps.inside(geometry.rows(), y);
        var columns = Taps.inside(geometry.columns(), x);
        int from = image + rows.pixel() * geometry.inputRow() + columns.pixel() * geometry.channels();
        int row = geometry.rows().dilation() * geometry.inputRow();
        int column = geometry.columns().dilation() * geometry.channels();
        float scale = reduction == Reduction.LARGEST ? 1 : 1f / counted(y, x);
        int channels = geometry.channels();
        if (channels < Lanes.COUNT) {
            for (int c = 0; c < channels; c++) {
                arena[to + c] = single(arena, from + c, rows.count(), row, columns.count(), column, scale);
            }
            return;
        }
        // where the channels do not fill the last vector it overlaps the one before
        for (int next = 0; next < channels; next += Lanes.COUNT) {
            int c = Math.min(next, channels - Lanes.COUNT);
            switch (reduction) {
                case LARGEST -> largest(arena, from + c, rows.count(), row, columns.count(), column, to + c);
                case MEAN, MEAN_INSIDE -> mean(arena, from + c, rows.count(), row, columns.count(), column, scale,
                        to + c);
            }
        }
    }

    /// The taps of a window that are inside along one axis.
    ///
    /// @param pixel under the first of them
    private record Taps(int pixel, int count) {

        static Taps inside(Sweep sweep, int position) {
            int first = 0;
            while (first < sweep.kernel() - 1 && sweep.pixel(position, first) < 0) {
                first++;
            }
            int end = sweep.kernel();
            while (end > first && sweep.pixel(position, end - 1) >= sweep.size()) {
                end--;
            }
            return new Taps(sweep.pixel(position, first), end - first);
        }
    }

    private static void largest(float[] arena, int from, int rows, int row, int columns, int column, int to) {
        var largest = Lanes.all(Float.NEGATIVE_INFINITY);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                largest = Lanes.load(arena, from + y * row + x * column).max(largest);
            }
        }
        Lanes.store(largest, arena, to);
    }

    private static void mean(float[] arena, int from, int rows, int row, int columns, int column, float scale,
            int to) {
        var sum = Lanes.zero();
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                sum = Lanes.load(arena, from + y * row + x * column).add(sum);
            }
        }
        Lanes.store(Lanes.all(scale).mul(sum), arena, to);
    }

    private float single(float[] arena, int from, int rows, int row, int columns, int column, float scale) {
        float result = reduction == Reduction.LARGEST ? Float.NEGATIVE_INFINITY : 0;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                float value = arena[from + y * row + x * column];
                result = reduction == Reduction.LARGEST ? Math.max(result, value) : result + value;
            }
        }
        return result * scale;
    }

    /// What the sum at an output pixel is divided by.
    private int counted(int y, int x) {
        return reduction == Reduction.MEAN
                ? geometry.rows().covered(y) * geometry.columns().covered(x)
                : inside(geometry.rows(), y) * inside(geometry.columns(), x);
    }

    private static int inside(Sweep sweep, int position) {
        int first = Math.max(0, sweep.pixel(position, 0));
        return Math.min(sweep.size(), sweep.pixel(position, sweep.kernel() - 1) + 1) - first;
    }
}

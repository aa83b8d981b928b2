package blocksmith.engine.kernel;

import blocksmith.engine.op.Sweep;
import java.util.Arrays;

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

    private void pixel(float[] arena, int image, int y, int x, int to) {
        float start = reduction == Reduction.LARGEST ? Float.NEGATIVE_INFINITY : 0f;
        Arrays.fill(arena, to, to + geometry.channels(), start);
        for (int tap = 0; tap < geometry.taps(); tap++) {
            int row = geometry.rows().pixel(y, tap / geometry.columns().kernel());
            int column = geometry.columns().pixel(x, tap % geometry.columns().kernel());
            if (geometry.rows().isInside(row) && geometry.columns().isInside(column)) {
                reduce(arena, image + row * geometry.inputRow() + column * geometry.channels(), to);
            }
        }
        if (reduction != Reduction.LARGEST) {
            divide(arena, to, counted(y, x));
        }
    }

    private void reduce(float[] arena, int from, int to) {
        switch (reduction) {
            case LARGEST -> largest(arena, from, to);
            case MEAN, MEAN_INSIDE -> sum(arena, from, to);
        }
    }

    private void largest(float[] arena, int from, int to) {
        int c = 0;
        for (; c <= geometry.channels() - Lanes.COUNT; c += Lanes.COUNT) {
            Lanes.load(arena, to + c).max(Lanes.load(arena, from + c)).intoArray(arena, to + c);
        }
        for (; c < geometry.channels(); c++) {
            arena[to + c] = Math.max(arena[to + c], arena[from + c]);
        }
    }

    private void sum(float[] arena, int from, int to) {
        int c = 0;
        for (; c <= geometry.channels() - Lanes.COUNT; c += Lanes.COUNT) {
            Lanes.load(arena, to + c).add(Lanes.load(arena, from + c)).intoArray(arena, to + c);
        }
        for (; c < geometry.channels(); c++) {
            arena[to + c] += arena[from + c];
        }
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

    private void divide(float[] arena, int to, int count) {
        for (int c = 0; c < geometry.channels(); c++) {
            arena[to + c] /= count;
        }
    }
}

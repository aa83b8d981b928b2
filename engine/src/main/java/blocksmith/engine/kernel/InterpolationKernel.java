package blocksmith.engine.kernel;

import blocksmith.engine.op.Grid;
import blocksmith.engine.op.Interpolation;
import blocksmith.engine.tensor.Shape;

/// Reads between pixels, a vector of channels at once.
record InterpolationKernel(Shape in, Shape out, Grid rows, Grid columns, Finish finish) implements Kernel {

    static InterpolationKernel of(Interpolation operator, Layer layer) {
        return new InterpolationKernel(layer.input(), layer.output(), operator.rows(layer.input()),
                operator.columns(layer.input()), new Finish(layer.epilogue()));
    }

    @Override
    public String name() {
        return "interpolation";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int length = out.width() * out.channels();
        workers.divide(out.batch() * out.height(), (first, end, _) -> {
            for (int row = first; row < end; row++) {
                row(buffers, row / out.height(), row % out.height(), buffers.output() + row * length);
                finish.apply(buffers.arena(), buffers.output() + row * length, buffers.residual() + row * length,
                        length);
            }
        });
    }

    private void row(Buffers buffers, int image, int y, int to) {
        int channels = in.channels();
        int above = buffers.input() + (image * in.height() + rows.first(y)) * in.width() * channels;
        int below = buffers.input() + (image * in.height() + rows.second(y)) * in.width() * channels;
        for (int x = 0; x < out.width(); x++) {
            pixel(buffers.arena(), above + columns.first(x) * channels, above + columns.second(x) * channels,
                    below + columns.first(x) * channels, below + columns.second(x) * channels,
                    (float) columns.share(x), (float) rows.share(y), to + x * channels);
        }
    }

    private void pixel(float[] arena, int a, int b, int c, int d, float right, float down, int to) {
        int channel = 0;
        for (; channel <= in.channels() - Lanes.COUNT; channel += Lanes.COUNT) {
            var left = Lanes.load(arena, a + channel);
            var above = Lanes.load(arena, b + channel).sub(left).fma(Lanes.all(right), left);
            left = Lanes.load(arena, c + channel);
            var below = Lanes.load(arena, d + channel).sub(left).fma(Lanes.all(right), left);
            below.sub(above).fma(Lanes.all(down), above).intoArray(arena, to + channel);
        }
        for (; channel < in.channels(); channel++) {
            float above = Math.fma(arena[b + channel] - arena[a + channel], right, arena[a + channel]);
            float below = Math.fma(arena[d + channel] - arena[c + channel], right, arena[c + channel]);
            arena[to + channel] = Math.fma(below - above, down, above);
        }
    }
}

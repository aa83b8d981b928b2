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

    /// Between pixels that are one there is nothing to compute, and an infinity less itself would be no number.
    ///
    /// @param a above on the left, b on the right of it, c below a, d below b
    private void pixel(float[] arena, int a, int b, int c, int d, float right, float down, int to) {
        if (a == b && a == c) {
            System.arraycopy(arena, a, arena, to, in.channels());
        } else if (a == b) {
            between(arena, a, c, down, to);
        } else if (a == c) {
            between(arena, a, b, right, to);
        } else {
            between(arena, a, b, c, d, right, down, to);
        }
    }

    private void between(float[] arena, int a, int b, float share, int to) {
        int channel = 0;
        for (; channel <= in.channels() - Lanes.COUNT; channel += Lanes.COUNT) {
            var first = Lanes.load(arena, a + channel);
            MultiplyAdd.of(Lanes.load(arena, b + channel).sub(first), Lanes.all(share), first)
                    .intoArray(arena, to + channel);
        }
        for (; channel < in.channels(); channel++) {
            arena[to + channel] = MultiplyAdd.of(arena[b + channel] - arena[a + channel], share, arena[a + channel]);
        }
    }

    private void between(float[] arena, int a, int b, int c, int d, float right, float down, int to) {
        int channel = 0;
        for (; channel <= in.channels() - Lanes.COUNT; channel += Lanes.COUNT) {
            var left = Lanes.load(arena, a + channel);
            var above = MultiplyAdd.of(Lanes.load(arena, b + channel).sub(left), Lanes.all(right), left);
            left = Lanes.load(arena, c + channel);
            var below = MultiplyAdd.of(Lanes.load(arena, d + channel).sub(left), Lanes.all(right), left);
            MultiplyAdd.of(below.sub(above), Lanes.all(down), above).intoArray(arena, to + channel);
        }
        for (; channel < in.channels(); channel++) {
            float above = MultiplyAdd.of(arena[b + channel] - arena[a + channel], right, arena[a + channel]);
            float below = MultiplyAdd.of(arena[d + channel] - arena[c + channel], right, arena[c + channel]);
            arena[to + channel] = MultiplyAdd.of(below - above, down, above);
        }
    }
}

package blocksmith.engine.kernel;

import blocksmith.engine.op.AdaptiveAvgPool2d;
import blocksmith.engine.op.BinnedPool;
import blocksmith.engine.op.GlobalMaxPool;
import blocksmith.engine.tensor.Shape;
import java.util.Arrays;

/// Reduces bins of pixels, a vector of channels at once. Workers share bins and stretches of channels, so that a single
/// bin is shared too.
final class BinnedPoolKernel implements Kernel {
    private static final int STRETCH = 64;

    private final BinnedPool pool;
    private final Shape in;
    private final Shape out;
    private final Finish finish;

    BinnedPoolKernel(BinnedPool pool, Layer layer) {
        this.pool = pool;
        this.in = layer.input();
        this.out = layer.output();
        this.finish = new Finish(layer.epilogue());
    }

    @Override
    public String name() {
        return "bins";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int stretches = Math.ceilDiv(in.channels(), STRETCH);
        workers.divide(out.batch() * out.height() * out.width() * stretches, (first, end, _) -> {
            for (int i = first; i < end; i++) {
                int channel = i % stretches * STRETCH;
                bin(buffers, i / stretches, channel, Math.min(STRETCH, in.channels() - channel));
            }
        });
    }

    private void bin(Buffers buffers, int bin, int channel, int count) {
        int x = bin % out.width();
        int y = bin / out.width() % out.height();
        int image = bin / out.width() / out.height();
        int at = bin * in.channels() + channel;
        int to = buffers.output() + at;
        int from = buffers.input() + image * in.height() * in.width() * in.channels() + channel;
        float start = pool instanceof GlobalMaxPool ? Float.NEGATIVE_INFINITY : 0f;
        Arrays.fill(buffers.arena(), to, to + count, start);
        int endY = BinnedPool.end(y, out.height(), in.height());
        int startX = BinnedPool.start(x, out.width(), in.width());
        int endX = BinnedPool.end(x, out.width(), in.width());
        for (int row = BinnedPool.start(y, out.height(), in.height()); row < endY; row++) {
            for (int column = startX; column < endX; column++) {
                reduce(buffers.arena(), from + (row * in.width() + column) * in.channels(), to, count);
            }
        }
        divide(buffers.arena(), to, count, (endX - startX) * (endY - BinnedPool.start(y, out.height(), in.height())));
        finish.apply(buffers.arena(), to, buffers.residual() + at, count);
    }

    private void reduce(float[] arena, int from, int to, int count) {
        switch (pool) {
            case GlobalMaxPool _ -> {
                for (int c = 0; c < count; c++) {
                    arena[to + c] = Math.max(arena[to + c], arena[from + c]);
                }
            }
            case AdaptiveAvgPool2d _ -> {
                for (int c = 0; c < count; c++) {
                    arena[to + c] += arena[from + c];
                }
            }
        }
    }

    private void divide(float[] arena, int to, int count, int pixels) {
        if (pool instanceof AdaptiveAvgPool2d) {
            for (int c = 0; c < count; c++) {
                arena[to + c] /= pixels;
            }
        }
    }
}

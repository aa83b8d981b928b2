package blocksmith.engine.kernel;

import blocksmith.engine.tensor.Shape;

/// A linear layer along the columns of images: each row of pixels becomes another, a vector of channels at once.
final class ColumnProductKernel implements Kernel {
    private final Shape in;
    private final Shape out;
    private final float[] weights;
    private final float[] bias;
    private final Finish finish;

    ColumnProductKernel(Layer layer) {
        this.in = layer.input();
        this.out = layer.output();
        this.weights = layer.weight("weight").data();
        var given = layer.weights().get("bias");
        this.bias = given == null ? new float[out.width()] : given.data();
        this.finish = new Finish(layer.epilogue());
    }

    @Override
    public String name() {
        return "column product";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int length = out.width() * out.channels();
        workers.divide(out.batch() * out.height(), (first, end, _) -> {
            for (int row = first; row < end; row++) {
                int from = buffers.input() + row * in.width() * in.channels();
                for (int x = 0; x < out.width(); x++) {
                    pixel(buffers.arena(), from, x, buffers.output() + row * length + x * out.channels());
                }
                finish.apply(buffers.arena(), buffers.output() + row * length, buffers.residual() + row * length,
                        length);
            }
        });
    }

    private void pixel(float[] arena, int from, int x, int to) {
        int channels = in.channels();
        int c = 0;
        for (; c <= channels - Lanes.COUNT; c += Lanes.COUNT) {
            var sum = Lanes.all(bias[x]);
            for (int i = 0; i < in.width(); i++) {
                sum = MultiplyAdd.of(Lanes.load(arena, from + i * channels + c), Lanes.all(weights[x * in.width() + i]),
                        sum);
            }
            Lanes.store(sum, arena, to + c);
        }
        for (; c < channels; c++) {
            float sum = bias[x];
            for (int i = 0; i < in.width(); i++) {
                sum = MultiplyAdd.of(arena[from + i * channels + c], weights[x * in.width() + i], sum);
            }
            arena[to + c] = sum;
        }
    }
}

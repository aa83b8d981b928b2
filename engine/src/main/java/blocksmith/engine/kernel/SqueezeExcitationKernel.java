package blocksmith.engine.kernel;

import blocksmith.engine.op.Elementwise;
import blocksmith.engine.op.SqueezeExcitation;
import blocksmith.engine.tensor.Shape;

/// Means, both layers, and the scaling of the image; input and output may be the same memory.
final class SqueezeExcitationKernel implements Kernel {
    private final Shape shape;
    private final int width;
    private final ChannelMeans means;
    private final DenseLayer narrow;
    private final DenseLayer wide;
    private final Finish finish;

    SqueezeExcitationKernel(SqueezeExcitation operator, Layer layer) {
        this.shape = layer.input();
        this.width = operator.width(shape);
        this.means = new ChannelMeans(shape.batch(), shape.channels(), shape.height() * shape.width());
        this.narrow = layer(layer, "fc1", shape.channels(), width, operator.activation().function());
        this.wide = layer(layer, "fc2", width, shape.channels(), operator.gate().function());
        this.finish = new Finish(layer.epilogue());
    }

    private static DenseLayer layer(Layer layer, String name, int inputs, int outputs, Elementwise activation) {
        return new DenseLayer(inputs, outputs, layer.weight(name + ".weight").data(),
                layer.weight(name + ".bias").data(), activation);
    }

    @Override
    public String name() {
        return "squeeze-excitation";
    }

    /// The means, which become the scales, and the hidden layer, for each image.
    @Override
    public long scratchFloats(int threads) {
        return (long) shape.batch() * (shape.channels() + width);
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        var arena = buffers.arena();
        int scales = buffers.scratch();
        int hidden = scales + shape.batch() * shape.channels();
        means.run(arena, buffers.input(), scales, workers);
        for (int n = 0; n < shape.batch(); n++) {
            narrow.run(arena, scales + n * shape.channels(), hidden + n * width);
            wide.run(arena, hidden + n * width, scales + n * shape.channels());
        }
        workers.divide(shape.batch() * shape.height(), (first, end, _) -> {
            for (int row = first; row < end; row++) {
                scale(buffers, row, scales + row / shape.height() * shape.channels());
            }
        });
    }

    private void scale(Buffers buffers, int row, int scales) {
        int at = row * shape.width() * shape.channels();
        int to = buffers.output() + at;
        ChannelScale.apply(buffers.arena(), buffers.input() + at, scales, to, shape.width(), shape.channels());
        finish.apply(buffers.arena(), to, buffers.residual() + at, shape.width() * shape.channels());
    }
}

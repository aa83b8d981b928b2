package blocksmith.engine.kernel;

import blocksmith.engine.op.SqueezeExcitation;
import blocksmith.engine.tensor.Shape;

/// Means, both layers, and the scaling of the image; input and output may be the same memory.
final class SqueezeExcitationKernel implements Kernel {
    private final Shape shape;
    private final ChannelMeans means;
    private final ChannelGates gates;
    private final Finish finish;

    SqueezeExcitationKernel(SqueezeExcitation operator, Layer layer) {
        this.shape = layer.input();
        this.means = ChannelMeans.of(shape);
        this.gates = new ChannelGates(operator, layer);
        this.finish = new Finish(layer.epilogue());
    }

    @Override
    public String name() {
        return "squeeze-excitation";
    }

    @Override
    public long scratchFloats(int threads) {
        return gates.scratchFloats() + means.scratchFloats();
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int scales = buffers.scratch();
        means.run(buffers.arena(), buffers.input(), scales, scales + (int) gates.scratchFloats(), workers);
        gates.replaceMeans(buffers.arena(), scales);
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

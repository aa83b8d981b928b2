package blocksmith.engine.kernel;

import blocksmith.engine.tensor.Shape;

/// Lays images out as rows of features, which are in NCHW order.
record FlattenKernel(Shape shape, Finish finish) implements Kernel {

    @Override
    public String name() {
        return "layout change";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        Layout.toChannelsFirst(shape, buffers.arena(), buffers.input(), buffers.arena(), buffers.output(), workers);
        finish.apply(buffers.arena(), buffers.output(), buffers.residual(), (int) shape.elements());
    }
}

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
        int count = (int) shape.elements();
        if (!Layout.isSame(shape)) {
            Layout.toChannelsFirst(shape, buffers.arena(), buffers.input(), buffers.arena(), buffers.output(), workers);
        } else if (buffers.input() != buffers.output()) {
            System.arraycopy(buffers.arena(), buffers.input(), buffers.arena(), buffers.output(), count);
        }
        finish.apply(buffers.arena(), buffers.output(), buffers.residual(), count);
    }
}

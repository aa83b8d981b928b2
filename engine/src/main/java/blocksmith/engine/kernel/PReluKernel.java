package blocksmith.engine.kernel;

import blocksmith.engine.tensor.Shape;

/// Scales what is negative by a slope: one for all, or one a channel.
final class PReluKernel implements Kernel {
    private final Shape shape;
    private final float[] slopes;
    private final Finish finish;

    PReluKernel(Layer layer) {
        this.shape = layer.input();
        this.slopes = layer.weight("weight").data();
        this.finish = new Finish(layer.epilogue());
    }

    @Override
    public String name() {
        return "slopes";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int step = Strides.of(shape)[1];
        int stretch = ActivationKernel.STRETCH;
        int count = (int) shape.elements();
        workers.divide(Math.ceilDiv(count, stretch), (first, end, _) -> {
            int from = first * stretch;
            int to = Math.min(count, end * stretch);
            for (int i = from; i < to; i++) {
                float x = buffers.arena()[buffers.input() + i];
                float slope = slopes[slopes.length == 1 ? 0 : i / step % slopes.length];
                buffers.arena()[buffers.output() + i] = x < 0 ? x * slope : x;
            }
            finish.apply(buffers.arena(), buffers.output() + from, buffers.residual() + from, to - from);
        });
    }
}

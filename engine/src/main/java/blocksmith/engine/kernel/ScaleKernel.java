package blocksmith.engine.kernel;

import blocksmith.engine.tensor.Shape;

/// Multiplies what stands together, channels or features, by one number each.
final class ScaleKernel implements Kernel {
    private final int rows;
    private final int length;
    private final float[] scale;
    private final Finish finish;

    ScaleKernel(Layer layer, String weight) {
        Shape shape = layer.input();
        this.scale = layer.weight(weight).data();
        this.length = scale.length;
        this.rows = (int) (shape.elements() / length);
        this.finish = new Finish(layer.epilogue());
    }

    @Override
    public String name() {
        return "channel scale";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        workers.divide(rows, (first, end, _) -> {
            for (int row = first; row < end; row++) {
                int at = row * length;
                for (int i = 0; i < length; i++) {
                    buffers.arena()[buffers.output() + at + i] = buffers.arena()[buffers.input() + at + i] * scale[i];
                }
                finish.apply(buffers.arena(), buffers.output() + at, buffers.residual() + at, length);
            }
        });
    }
}

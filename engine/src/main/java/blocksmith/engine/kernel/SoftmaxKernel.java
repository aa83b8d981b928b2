package blocksmith.engine.kernel;

import blocksmith.engine.op.Softmax;
import blocksmith.engine.tensor.Shape;

/// Shares along an axis; workers share the rows.
final class SoftmaxKernel implements Kernel {
    private final Shape rows;
    private final int[] steps;
    private final int length;
    private final int step;
    private final Finish finish;

    SoftmaxKernel(Softmax softmax, Layer layer) {
        var shape = layer.input();
        this.rows = shape.with(softmax.axis(), 1);
        this.steps = Strides.of(shape);
        this.length = shape.get(softmax.axis());
        this.step = steps[softmax.axis()];
        this.finish = new Finish(layer.epilogue());
    }

    @Override
    public String name() {
        return "softmax";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int count = (int) rows.elements();
        workers.divide(count, (first, end, _) -> {
            for (int row = first; row < end; row++) {
                int at = offset(row);
                share(buffers.arena(), buffers.input() + at, buffers.output() + at);
            }
        });
        finish.apply(buffers.arena(), buffers.output(), buffers.residual(), count * length);
    }

    private int offset(int row) {
        int rest = row;
        int offset = 0;
        for (int axis = rows.rank() - 1; axis >= 0; axis--) {
            offset += rest % rows.get(axis) * steps[axis];
            rest /= rows.get(axis);
        }
        return offset;
    }

    private void share(float[] arena, int from, int to) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < length; i++) {
            largest = Math.max(largest, arena[from + i * step]);
        }
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double power = Math.exp((double) arena[from + i * step] - largest);
            arena[to + i * step] = (float) power;
            sum += power;
        }
        for (int i = 0; i < length; i++) {
            arena[to + i * step] = (float) (arena[to + i * step] / sum);
        }
    }
}

package blocksmith.engine.kernel;

import blocksmith.engine.op.Mean;
import blocksmith.engine.tensor.Shape;

/// Averages over axes; workers share the means.
final class MeanKernel implements Kernel {
    private final Shape in;
    private final Shape out;
    private final Shape kept;
    private final Shape averaged;
    private final int[] steps;
    private final Finish finish;

    MeanKernel(Mean mean, Layer layer) {
        this.in = layer.input();
        this.out = layer.output();
        this.kept = mean.kept(in);
        this.averaged = averaged(in, kept);
        this.steps = Strides.of(in);
        this.finish = new Finish(layer.epilogue());
    }

    private static Shape averaged(Shape in, Shape kept) {
        var sizes = in.toArray();
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] /= kept.get(axis);
        }
        return Shape.of(sizes);
    }

    @Override
    public String name() {
        return "means";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        workers.divide((int) out.elements(), (first, end, _) -> {
            for (int at = first; at < end; at++) {
                int from = buffers.input() + offset(kept, rowMajor(at));
                buffers.arena()[buffers.output() + at] = mean(buffers.arena(), from);
            }
            finish.apply(buffers.arena(), buffers.output() + first, buffers.residual() + first, end - first);
        });
    }

    /// The place in row-major order of what stands at place `at` of the output in memory.
    private int rowMajor(int at) {
        if (!out.isImage()) {
            return at;
        }
        int pixels = out.height() * out.width();
        int pixel = at / out.channels();
        return (pixel / pixels * out.channels() + at % out.channels()) * pixels + pixel % pixels;
    }

    private float mean(float[] arena, int from) {
        int count = (int) averaged.elements();
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += arena[from + offset(averaged, i)];
        }
        return (float) (sum / count);
    }

    private int offset(Shape shape, int index) {
        int rest = index;
        int offset = 0;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            offset += rest % shape.get(axis) * steps[axis];
            rest /= shape.get(axis);
        }
        return offset;
    }
}

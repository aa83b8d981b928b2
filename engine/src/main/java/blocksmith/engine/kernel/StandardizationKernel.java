package blocksmith.engine.kernel;

import blocksmith.engine.op.GroupNorm;
import blocksmith.engine.op.InstanceNorm2d;
import blocksmith.engine.op.LayerNorm;
import blocksmith.engine.op.Standardization;
import blocksmith.engine.tensor.Shape;
import java.util.Arrays;

/// Brings groups of elements to mean 0 and variance 1. A group is `runs` stretches of `length` neighbours in memory, one
/// every `step`; workers share the groups, and sums are in double precision.
final class StandardizationKernel implements Kernel {
    private final Shape shape;
    private final int length;
    private final int step;
    private final int runs;
    private final double eps;
    private final float[] scale;
    private final float[] shift;
    private final Finish finish;

    StandardizationKernel(Standardization operator, Layer layer) {
        this.shape = layer.input();
        int pixels = shape.isImage() ? shape.height() * shape.width() : 1;
        this.step = shape.isImage() ? shape.channels() : shape.get(shape.rank() - 1);
        this.length = switch (operator) {
            case LayerNorm _ -> step;
            case GroupNorm norm -> shape.channels() / norm.groups();
            case InstanceNorm2d _ -> 1;
        };
        this.runs = operator instanceof LayerNorm ? 1 : pixels;
        this.eps = operator.eps();
        this.scale = weights(layer, "weight", 1);
        this.shift = weights(layer, "bias", 0);
        this.finish = new Finish(layer.epilogue());
    }

    private float[] weights(Layer layer, String name, float otherwise) {
        var given = layer.weights().get(name);
        if (given != null) {
            return given.data();
        }
        var same = new float[step];
        Arrays.fill(same, otherwise);
        return same;
    }

    @Override
    public String name() {
        return "standardization";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int groups = (int) (shape.elements() / length / runs);
        workers.divide(groups, (first, end, _) -> {
            for (int group = first; group < end; group++) {
                group(buffers, group);
            }
        });
        int rows = (int) (shape.elements() / step);
        workers.divide(rows, (first, end, _) -> finish.apply(buffers.arena(), buffers.output() + first * step,
                buffers.residual() + first * step, (end - first) * step));
    }

    private void group(Buffers buffers, int group) {
        int across = step / length;
        int from = group / across * runs * step + group % across * length;
        double mean = mean(buffers.arena(), buffers.input() + from);
        double variance = variance(buffers.arena(), buffers.input() + from, mean);
        double factor = 1 / Math.sqrt(variance + eps);
        for (int run = 0; run < runs; run++) {
            int at = from + run * step;
            for (int i = at; i < at + length; i++) {
                int channel = i % step;
                double standard = (buffers.arena()[buffers.input() + i] - mean) * factor;
                buffers.arena()[buffers.output() + i] = (float) (standard * scale[channel] + shift[channel]);
            }
        }
    }

    private double mean(float[] arena, int from) {
        double sum = 0;
        for (int run = 0; run < runs; run++) {
            for (int i = 0; i < length; i++) {
                sum += arena[from + run * step + i];
            }
        }
        return sum / ((double) length * runs);
    }

    private double variance(float[] arena, int from, double mean) {
        double sum = 0;
        for (int run = 0; run < runs; run++) {
            for (int i = 0; i < length; i++) {
                double off = arena[from + run * step + i] - mean;
                sum += off * off;
            }
        }
        return sum / ((double) length * runs);
    }
}

package blocksmith.engine.kernel;

import blocksmith.engine.op.Merge;
import blocksmith.engine.tensor.Shape;
import java.util.stream.IntStream;

/// Makes one tensor of two, one of which is repeated along some axes.
final class BroadcastKernel implements Kernel {
    private final Merge merge;
    private final Shape out;
    private final int[] first;
    private final int[] second;
    /// The axes in the order in which they stand in memory, the outermost first.
    private final int[] axes;
    private final Finish finish;

    BroadcastKernel(Merge merge, Layer layer) {
        this.merge = merge;
        this.out = layer.output();
        this.first = Strides.broadcast(layer.inputs().getFirst(), out);
        this.second = Strides.broadcast(layer.inputs().getLast(), out);
        this.axes = out.isImage() ? new int[]{0, 2, 3, 1} : IntStream.range(0, out.rank()).toArray();
        this.finish = new Finish(layer.epilogue());
    }

    @Override
    public String name() {
        return "broadcast";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int length = out.get(axes[axes.length - 1]);
        workers.divide((int) (out.elements() / length), (from, end, _) -> {
            for (int row = from; row < end; row++) {
                row(buffers, row, length);
            }
        });
    }

    private void row(Buffers buffers, int row, int length) {
        int a = buffers.inputs()[0] + offset(row, first);
        int b = buffers.inputs()[1] + offset(row, second);
        int to = buffers.output() + row * length;
        int stepA = first[axes[axes.length - 1]];
        int stepB = second[axes[axes.length - 1]];
        var arena = buffers.arena();
        for (int i = 0; i < length; i++) {
            arena[to + i] = MergeKernel.merged(merge, arena[a + i * stepA], arena[b + i * stepB]);
        }
        finish.apply(arena, to, buffers.residual() + row * length, length);
    }

    /// Where the `row`-th run along the innermost axis begins.
    private int offset(int row, int[] strides) {
        int rest = row;
        int offset = 0;
        for (int i = axes.length - 2; i >= 0; i--) {
            offset += rest % out.get(axes[i]) * strides[axes[i]];
            rest /= out.get(axes[i]);
        }
        return offset;
    }
}

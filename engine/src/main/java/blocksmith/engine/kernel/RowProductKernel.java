package blocksmith.engine.kernel;

/// A linear layer of one row, whose weights are each read once and take all the time, for they hardly stay near: those of some
/// outputs are read side by side, since memory gives several streams more than one.
final class RowProductKernel implements Kernel {
    private static final int TOGETHER = RowProducts.OUTPUTS;

    private final int inputs;
    private final int outputs;
    private final AlignedFloats weights;
    private final float[] bias;
    private final Prepared<RowProduct> product;
    private final Finish finish;

    /// @param bias one an output, of which there are at least [RowProducts#OUTPUTS]
    RowProductKernel(int inputs, FilterWeights filters, float[] bias, Epilogue epilogue) {
        this.inputs = inputs;
        this.outputs = bias.length;
        this.weights = AlignedFloats.allocate(Math.multiplyExact(outputs, inputs));
        this.bias = bias;
        this.product = RowProducts.product();
        this.finish = new Finish(epilogue);
        System.arraycopy(filters.data(), filters.at(0, 0), weights.array(), row(0), outputs * inputs);
    }

    private int row(int output) {
        return weights.offset() + output * inputs;
    }

    @Override
    public String name() {
        return "matrix product of one row";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        workers.divide(outputs / TOGETHER, (first, end, _) -> {
            int made = first * TOGETHER;
            int until = end == outputs / TOGETHER ? outputs : end * TOGETHER;
            make(buffers.arena(), buffers.input(), made, until, buffers.output());
            finish.apply(buffers.arena(), buffers.output() + made, buffers.residual() + made, until - made);
        });
    }

    private void make(float[] arena, int from, int first, int end, int to) {
        var current = product.current();
        for (int output = first; output < end; output += TOGETHER) {
            int next = Math.min(output, end - TOGETHER);
            current.make(arena, from, weights.array(), row(next), inputs, arena, to + next);
        }
        for (int output = first; output < end; output++) {
            arena[to + output] += bias[output];
        }
    }
}

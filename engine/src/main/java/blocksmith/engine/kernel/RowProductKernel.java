package blocksmith.engine.kernel;

/// A linear layer of one row, whose weights are each read once and take all the time, for they hardly stay near: those of some
/// outputs are read side by side, since memory gives several streams more than one.
final class RowProductKernel implements Kernel {
    /// Outputs that are made together.
    static final int TOGETHER = 4;

    private final int inputs;
    private final int outputs;
    private final AlignedFloats weights;
    private final float[] bias;
    private final Finish finish;

    /// @param bias one an output, of which there are at least as many as are made [#TOGETHER]
    RowProductKernel(int inputs, PackedWeights.Source source, float[] bias, Epilogue epilogue) {
        this.inputs = inputs;
        this.outputs = bias.length;
        this.weights = AlignedFloats.allocate(Math.multiplyExact(outputs, inputs));
        this.bias = bias;
        this.finish = new Finish(epilogue);
        for (int output = 0; output < outputs; output++) {
            for (int input = 0; input < inputs; input++) {
                weights.array()[row(output) + input] = source.at(output, input, 0, 0);
            }
        }
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
            for (int output = made; output < until; output += TOGETHER) {
                int next = Math.min(output, until - TOGETHER);
                make(buffers.arena(), buffers.input(), next, buffers.output() + next);
            }
            finish.apply(buffers.arena(), buffers.output() + made, buffers.residual() + made, until - made);
        });
    }

    private void make(float[] arena, int from, int output, int to) {
        var data = weights.array();
        int row = row(output);
        var a = Lanes.zero();
        var b = a;
        var c = a;
        var d = a;
        int i = 0;
        for (; i <= inputs - Lanes.COUNT; i += Lanes.COUNT) {
            var x = Lanes.load(arena, from + i);
            a = MultiplyAdd.of(x, Lanes.load(data, row + i), a);
            b = MultiplyAdd.of(x, Lanes.load(data, row + inputs + i), b);
            c = MultiplyAdd.of(x, Lanes.load(data, row + 2 * inputs + i), c);
            d = MultiplyAdd.of(x, Lanes.load(data, row + 3 * inputs + i), d);
        }
        arena[to] = sum(Lanes.total(Lanes.known(a)), arena, from, i, output);
        arena[to + 1] = sum(Lanes.total(Lanes.known(b)), arena, from, i, output + 1);
        arena[to + 2] = sum(Lanes.total(Lanes.known(c)), arena, from, i, output + 2);
        arena[to + 3] = sum(Lanes.total(Lanes.known(d)), arena, from, i, output + 3);
    }

    /// With the products of the inputs from `first` on, and the bias.
    private float sum(float products, float[] arena, int from, int first, int output) {
        float sum = products;
        for (int i = first; i < inputs; i++) {
            sum = MultiplyAdd.of(arena[from + i], weights.array()[row(output) + i], sum);
        }
        return sum + bias[output];
    }
}

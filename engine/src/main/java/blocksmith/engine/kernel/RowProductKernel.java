package blocksmith.engine.kernel;

/// A linear layer of one row, whose weights are each read once and take all the time, for they hardly stay near. Memory gives
/// several streams more than one, and long ones more than short ones: an output of each quarter of them is made at once.
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
        int quarter = outputs / TOGETHER;
        workers.divide(quarter, (first, end, _) -> {
            var task = new Task(buffers);
            for (int output = first; output < end; output++) {
                task.make(output, quarter, 0);
            }
            for (int i = 0; i < TOGETHER; i++) {
                task.finish(i * quarter + first, i * quarter + end);
            }
            int made = TOGETHER * quarter;
            if (end == quarter && made < outputs) {
                task.make(outputs - TOGETHER, 1, TOGETHER - (outputs - made));
                task.finish(made, outputs);
            }
        });
    }

    /// Some outputs of each quarter, and those that are no quarter's.
    private final class Task {
        private final Buffers buffers;
        private final RowProduct current = product.current();
        private final float[] sums = new float[TOGETHER];

        Task(Buffers buffers) {
            this.buffers = buffers;
        }

        /// @param step   from one output to the next
        /// @param stored the first of them that is stored: those before it may be another thread's
        void make(int first, int step, int stored) {
            current.make(buffers.arena(), buffers.input(), weights.array(), row(first), step * inputs, inputs, sums);
            for (int i = stored; i < TOGETHER; i++) {
                int output = first + i * step;
                buffers.arena()[buffers.output() + output] = sums[i] + bias[output];
            }
        }

        void finish(int first, int end) {
            finish.apply(buffers.arena(), buffers.output() + first, buffers.residual() + first, end - first);
        }
    }
}

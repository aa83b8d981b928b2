package blocksmith.engine.kernel;

import blocksmith.engine.op.Elementwise;

/// One of the elementwise functions over a whole tensor; input and output may be the same memory.
record ActivationKernel(Elementwise activation, int count) implements Kernel {
    /// Floats a task: a few microseconds of work.
    static final int STRETCH = 4096;

    @Override
    public String name() {
        return "elementwise";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        workers.divide(Math.ceilDiv(count, STRETCH), (first, end, _) -> {
            int from = first * STRETCH;
            int length = Math.min(count, end * STRETCH) - from;
            Elementwises.apply(activation, buffers.arena(), buffers.input() + from, buffers.arena(),
                    buffers.output() + from, length);
        });
    }
}

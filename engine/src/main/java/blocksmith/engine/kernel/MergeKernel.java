package blocksmith.engine.kernel;

/// Adds or multiplies two tensors of equal shape; the output may be the memory of either.
record MergeKernel(Merge merge, int count, Finish finish) implements Kernel {

    /// What becomes of two elements.
    enum Merge {
        SUM, PRODUCT
    }

    @Override
    public String name() {
        return "elementwise";
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int stretch = ActivationKernel.STRETCH;
        workers.divide(Math.ceilDiv(count, stretch), (first, end, _) -> {
            int from = first * stretch;
            stretch(buffers, from, Math.min(count, end * stretch) - from);
        });
    }

    private void stretch(Buffers buffers, int from, int length) {
        int a = buffers.inputs()[0] + from;
        int b = buffers.inputs()[1] + from;
        int to = buffers.output() + from;
        switch (merge) {
            case SUM -> add(buffers.arena(), a, b, to, length);
            case PRODUCT -> multiply(buffers.arena(), a, b, to, length);
        }
        finish.apply(buffers.arena(), to, buffers.residual() + from, length);
    }

    private static void add(float[] arena, int a, int b, int to, int length) {
        int i = 0;
        for (; i <= length - Lanes.COUNT; i += Lanes.COUNT) {
            Lanes.load(arena, a + i).add(Lanes.load(arena, b + i)).intoArray(arena, to + i);
        }
        for (; i < length; i++) {
            arena[to + i] = arena[a + i] + arena[b + i];
        }
    }

    private static void multiply(float[] arena, int a, int b, int to, int length) {
        int i = 0;
        for (; i <= length - Lanes.COUNT; i += Lanes.COUNT) {
            Lanes.load(arena, a + i).mul(Lanes.load(arena, b + i)).intoArray(arena, to + i);
        }
        for (; i < length; i++) {
            arena[to + i] = arena[a + i] * arena[b + i];
        }
    }
}

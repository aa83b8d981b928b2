package blocksmith.engine.kernel;

/// A [DepthwiseBlock] of any shape, the same sums in the same order: for the moment until the compiler has made a
/// faster one.
record PlainDepthwiseBlock(DepthwiseShape shape) implements DepthwiseBlock {

    @Override
    public void run(float[] w, int weight, int weightNext, float[] x, int input, float[] out, int to, int end) {
        for (int vector = 0; vector < (end - to) / Lanes.COUNT; vector++) {
            for (int output = 0; output < shape.outputs(); output++) {
                int lanes = vector * Lanes.COUNT;
                vector(output, w, weight + vector * weightNext, x, input + lanes, out,
                        to + shape.output(output) + lanes);
            }
        }
    }

    private void vector(int output, float[] w, int weight, float[] x, int input, float[] out, int to) {
        var sum = Lanes.load(w, weight);
        for (int tap = 0; tap < shape.taps(); tap++) {
            var values = Lanes.load(x, input + shape.input(output, tap));
            sum = MultiplyAdd.of(values, Lanes.load(w, weight + (1 + tap) * shape.weightStep()), sum);
        }
        Lanes.store(sum, out, to);
        Lanes.store(shape.clamp().of(Lanes.load(out, to)), out, to);
    }
}

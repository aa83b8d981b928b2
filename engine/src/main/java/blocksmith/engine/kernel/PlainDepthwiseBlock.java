package blocksmith.engine.kernel;

/// A [DepthwiseBlock] of any shape, the same sums in the same order, number by number: for the moment until the compiler has
/// made a faster one.
record PlainDepthwiseBlock(DepthwiseShape shape) implements DepthwiseBlock {

    @Override
    public void run(float[] w, int weight, float[] x, int[] rows, float[] out, int to, int count) {
        var sums = new float[Lanes.COUNT];
        for (int lanes = 0; lanes < count; lanes += Lanes.COUNT) {
            int weights = weight + lanes / Lanes.COUNT * shape.weightNext();
            for (int row = 0; row < shape.down().outputs(); row++) {
                for (int column = 0; column < shape.across().outputs(); column++) {
                    System.arraycopy(w, weights, sums, 0, Lanes.COUNT);
                    sum(row, column, w, weights, x, rows, lanes, sums);
                    store(sums, out, to + shape.output(row, column) + lanes);
                }
            }
        }
    }

    private void sum(int row, int column, float[] w, int weight, float[] x, int[] rows, int lanes, float[] sums) {
        for (int tapColumn = 0; tapColumn < shape.across().taps(); tapColumn++) {
            int input = shape.across().input(column, tapColumn);
            for (int tapRow = 0; tapRow < shape.down().taps() && shape.inside().has(input); tapRow++) {
                MultiplyAdd.each(x, rows[shape.down().input(row, tapRow)] + input + lanes, w,
                        weight + shape.weight(tapRow, tapColumn), sums);
            }
        }
    }

    private void store(float[] sums, float[] out, int to) {
        var clamp = shape.clamp();
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
            out[to + lane] = clamp.of(sums[lane]);
        }
    }
}

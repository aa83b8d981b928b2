package blocksmith.engine.kernel;

import jdk.incubator.vector.FloatVector;

/// A [DepthwiseBlock] of any shape, the same sums in the same order: for the moment until the compiler has made a
/// faster one.
record PlainDepthwiseBlock(DepthwiseShape shape) implements DepthwiseBlock {

    @Override
    public void run(float[] w, int weight, float[] x, int[] rows, float[] out, int to, int count) {
        for (int vector = 0; vector < count / Lanes.COUNT; vector++) {
            int lanes = vector * Lanes.COUNT;
            for (int row = 0; row < shape.down().outputs(); row++) {
                for (int column = 0; column < shape.across().outputs(); column++) {
                    var sum = sum(row, column, w, weight + vector * shape.weightNext(), x, rows, lanes);
                    store(sum, out, to + shape.output(row, column) + lanes);
                }
            }
        }
    }

    private FloatVector sum(int row, int column, float[] w, int weight, float[] x, int[] rows, int lanes) {
        var sum = Lanes.load(w, weight);
        for (int tapColumn = 0; tapColumn < shape.across().taps(); tapColumn++) {
            int input = shape.across().input(column, tapColumn);
            for (int tapRow = 0; tapRow < shape.down().taps() && shape.inside().has(input); tapRow++) {
                var values = Lanes.load(x, rows[shape.down().input(row, tapRow)] + input + lanes);
                sum = MultiplyAdd.of(values, Lanes.load(w, weight + shape.weight(tapRow, tapColumn)), sum);
            }
        }
        return sum;
    }

    private void store(FloatVector sum, float[] out, int to) {
        Lanes.store(sum, out, to);
        Lanes.store(shape.clamp().of(Lanes.load(out, to)), out, to);
    }
}

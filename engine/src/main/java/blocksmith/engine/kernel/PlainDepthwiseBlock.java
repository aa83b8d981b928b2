package blocksmith.engine.kernel;

import jdk.incubator.vector.FloatVector;

/// A [DepthwiseBlock] of any shape, the same sums in the same order: for the moment until the compiler has made a
/// faster one.
record PlainDepthwiseBlock(DepthwiseShape shape) implements DepthwiseBlock {

    @Override
    public void run(float[] w, int weight, float[] x, int[] rows, float[] out, int to, int count) {
        int vectors = count / Lanes.COUNT;
        for (int i = 0; i < vectors; i++) {
            int vector = shape.isOfPlane() ? vectors - 1 - i : i;
            int lanes = vector * Lanes.COUNT;
            for (int row = 0; row < shape.down().outputs(); row++) {
                for (int column = 0; column < shape.across().outputs(); column++) {
                    store(sum(row, column, w, weight, x, rows, lanes), out, to + shape.output(row, column) + lanes);
                }
            }
        }
    }

    private FloatVector sum(int row, int column, float[] w, int weight, float[] x, int[] rows, int lanes) {
        var sum = weight(w, weight, lanes);
        for (int tapColumn = 0; tapColumn < shape.across().taps(); tapColumn++) {
            int input = shape.across().input(column, tapColumn);
            for (int tapRow = 0; tapRow < shape.down().taps() && shape.inside().has(input); tapRow++) {
                var values = Lanes.load(x, row(rows, shape.down().input(row, tapRow)) + input + lanes);
                sum = MultiplyAdd.of(values, weight(w, weight + shape.weight(tapRow, tapColumn), lanes), sum);
            }
        }
        return sum;
    }

    private int row(int[] rows, int row) {
        return shape.isOfPlane() ? rows[0] + row * shape.pitch() : rows[row];
    }

    private FloatVector weight(float[] w, int at, int lanes) {
        return shape.isOfPlane() ? Lanes.all(w[at]) : Lanes.load(w, at + lanes);
    }

    private void store(FloatVector sum, float[] out, int to) {
        Lanes.store(sum, out, to);
        Lanes.store(shape.clamp().of(Lanes.load(out, to)), out, to);
    }
}

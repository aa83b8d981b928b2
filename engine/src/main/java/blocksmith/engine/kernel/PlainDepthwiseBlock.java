package blocksmith.engine.kernel;

import java.util.Arrays;

/// A [DepthwiseBlock] of any shape, the same sums in the same order, number by number: for the moment until the compiler has
/// made a faster one.
record PlainDepthwiseBlock(DepthwiseShape shape) implements DepthwiseBlock {

    @Override
    public void run(float[] w, int weight, float[] x, int[] rows, float[] out, int to, int count) {
        var sums = new float[Lanes.COUNT];
        int vectors = count / Lanes.COUNT;
        for (int i = 0; i < vectors; i++) {
            int vector = shape.isOfPlane() ? vectors - 1 - i : i;
            int lanes = vector * Lanes.COUNT;
            for (int row = 0; row < shape.down().outputs(); row++) {
                for (int column = 0; column < shape.across().outputs(); column++) {
                    if (shape.isOfPlane()) {
                        ofPlane(row, w, weight, x, rows[0] + lanes, rows[1] + lanes, sums);
                    } else {
                        ofChannels(row, column, w, weight + lanes, x, rows, lanes, sums);
                    }
                    store(sums, out, to + shape.output(row, column) + lanes);
                }
            }
        }
    }

    private void ofChannels(int row, int column, float[] w, int weight, float[] x, int[] rows, int lanes,
            float[] sums) {
        System.arraycopy(w, weight, sums, 0, sums.length);
        for (int tap = 0; tap < shape.taps(); tap++) {
            int tapRow = shape.tapRow(tap);
            int tapColumn = shape.tapColumn(tap);
            int input = shape.across().input(column, tapColumn);
            if (shape.isRead(input)) {
                MultiplyAdd.each(x, rows[shape.down().input(row, tapRow)] + input + lanes, w,
                        weight + shape.weight(tapRow, tapColumn), sums);
            }
        }
    }

    private void ofPlane(int row, float[] w, int weight, float[] x, int first, int masks, float[] sums) {
        Arrays.fill(sums, w[weight]);
        for (int tap = 0; tap < shape.taps(); tap++) {
            int tapRow = shape.tapRow(tap);
            int tapColumn = shape.tapColumn(tap);
            int inputRow = shape.down().input(row, tapRow);
            int from = first + inputRow * shape.pitch() + shape.across().input(0, tapColumn);
            float factor = w[weight + shape.weight(tapRow, tapColumn)];
            if (shape.insideDown().has(inputRow) && shape.isMasked(tapColumn)) {
                addMasked(factor, x, from, w, masks + shape.mask(tapColumn), sums);
            } else if (shape.insideDown().has(inputRow)) {
                MultiplyAdd.all(factor, x, from, sums);
            }
        }
    }

    private static void addMasked(float factor, float[] x, int from, float[] w, int mask, float[] sums) {
        for (int lane = 0; lane < sums.length; lane++) {
            float number = w[mask + lane] == 0 ? 0 : x[from + lane];
            sums[lane] = MultiplyAdd.of(factor, number, sums[lane]);
        }
    }

    private void store(float[] sums, float[] out, int to) {
        var clamp = shape.clamp();
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
            out[to + lane] = clamp.of(sums[lane]);
        }
    }
}

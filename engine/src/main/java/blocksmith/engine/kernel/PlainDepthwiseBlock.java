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
                    sum(row, column, w, weight, x, rows, lanes, sums);
                    store(sums, out, to + shape.output(row, column) + lanes);
                }
            }
        }
    }

    private void sum(int row, int column, float[] w, int weight, float[] x, int[] rows, int lanes, float[] sums) {
        begin(w, weight, lanes, sums);
        for (int tap = 0; tap < shape.taps(); tap++) {
            int tapRow = shape.tapRow(tap);
            int tapColumn = shape.tapColumn(tap);
            int inputRow = shape.down().input(row, tapRow);
            int input = shape.across().input(column, tapColumn);
            if (shape.insideDown().has(inputRow) && shape.isRead(input)) {
                add(x, row(rows, inputRow), input + lanes, w, weight + shape.weight(tapRow, tapColumn), lanes,
                        shape.isMasked(tapColumn), sums);
            }
        }
    }

    private void begin(float[] w, int bias, int lanes, float[] sums) {
        if (shape.isOfPlane()) {
            Arrays.fill(sums, w[bias]);
        } else {
            System.arraycopy(w, bias + lanes, sums, 0, sums.length);
        }
    }

    private void add(float[] x, int row, int input, float[] w, int weight, int lanes, boolean isMasked, float[] sums) {
        if (!shape.isOfPlane()) {
            MultiplyAdd.each(x, row + input, w, weight + lanes, sums);
        } else if (isMasked) {
            addMasked(w[weight], x, row, input, sums);
        } else {
            MultiplyAdd.all(w[weight], x, row + input, sums);
        }
    }

    private void addMasked(float weight, float[] x, int row, int input, float[] sums) {
        for (int lane = 0; lane < sums.length; lane++) {
            float number = shape.insideAcross().has(input + lane) ? x[row + input + lane] : 0;
            sums[lane] = MultiplyAdd.of(weight, number, sums[lane]);
        }
    }

    private int row(int[] rows, int row) {
        return shape.isOfPlane() ? rows[0] + row * shape.pitch() : rows[row];
    }

    private void store(float[] sums, float[] out, int to) {
        var clamp = shape.clamp();
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
            out[to + lane] = clamp.of(sums[lane]);
        }
    }
}

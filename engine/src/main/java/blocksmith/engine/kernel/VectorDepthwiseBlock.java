package blocksmith.engine.kernel;

/// A [DepthwiseBlock] of any shape, the same sums in the same order, by vectors: as [VectorBlock] is to blocks.
record VectorDepthwiseBlock(DepthwiseShape shape) implements DepthwiseBlock {

    @Override
    public void run(float[] w, int weight, float[] x, int[] rows, float[] out, int to, int count) {
        int last = count - Lanes.COUNT;
        for (int i = 0; i < count; i += Lanes.COUNT) {
            int lanes = shape.isOfPlane() ? last - i : i;
            for (int row = 0; row < shape.down().outputs(); row++) {
                for (int column = 0; column < shape.across().outputs(); column++) {
                    int target = to + shape.output(row, column) + lanes;
                    if (shape.isOfPlane()) {
                        ofPlane(row, column, w, weight, x, rows[0] + lanes, rows[1] + lanes, out, target);
                    } else {
                        ofChannels(row, column, w, weight + lanes, x, rows, lanes, out, target);
                    }
                }
            }
        }
    }

    private void ofChannels(int row, int column, float[] w, int weight, float[] x, int[] rows, int lanes, float[] out,
            int to) {
        var sum = Lanes.load(w, weight);
        for (int tapColumn = 0; tapColumn < shape.across().taps(); tapColumn++) {
            int input = shape.across().input(column, tapColumn);
            for (int tapRow = 0; tapRow < shape.down().taps() && shape.insideAcross().has(input); tapRow++) {
                sum = MultiplyAdd.of(Lanes.load(x, rows[shape.down().input(row, tapRow)] + input + lanes),
                        Lanes.load(w, weight + shape.weight(tapRow, tapColumn)), sum);
            }
        }
        Lanes.store(shape.clamp().of(Lanes.known(sum)), out, to);
    }

    private void ofPlane(int row, int column, float[] w, int weight, float[] x, int first, int masks, float[] out,
            int to) {
        var sum = Lanes.all(w[weight]);
        for (int tap = 0; tap < shape.taps(); tap++) {
            int tapRow = shape.tapRow(tap);
            int tapColumn = shape.tapColumn(tap);
            int inputRow = shape.down().input(row, tapRow);
            if (shape.insideDown().has(inputRow)) {
                var weights = Lanes.all(w[weight + shape.weight(tapRow, tapColumn)]);
                var inputs = Lanes.load(x, first + inputRow * shape.pitch() + shape.across().input(column, tapColumn));
                sum = shape.isMasked(tapColumn)
                        ? MultiplyAdd.of(weights, Lanes.and(inputs, Lanes.load(w, masks + shape.mask(tapColumn))), sum)
                        : MultiplyAdd.of(weights, inputs, sum);
            }
        }
        Lanes.store(shape.clamp().of(Lanes.known(sum)), out, to);
    }
}

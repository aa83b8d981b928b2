package blocksmith.engine.kernel;

import java.util.stream.IntStream;

/// A [DepthwiseBlock] of any shape, the same sums in the same order, by vectors: as [VectorBlock] is to blocks.
final class VectorDepthwiseBlock implements DepthwiseBlock {
    private final DepthwiseShape shape;
    /// From the first mask to that of each column of taps; -1 where there is none.
    private final int[] masks;

    VectorDepthwiseBlock(DepthwiseShape shape) {
        this.shape = shape;
        this.masks = IntStream.range(0, shape.across().taps())
                .map(tapColumn -> shape.isMasked(tapColumn) ? shape.mask(tapColumn) : -1)
                .toArray();
    }

    DepthwiseShape shape() {
        return shape;
    }

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

    private void ofPlane(int row, int column, float[] w, int weight, float[] x, int first, int firstMask, float[] out,
            int to) {
        var sum = Lanes.all(w[weight]);
        for (int tap = 0; tap < shape.taps(); tap++) {
            int tapRow = shape.tapRow(tap);
            int tapColumn = shape.tapColumn(tap);
            int inputRow = shape.down().input(row, tapRow);
            if (shape.insideDown().has(inputRow)) {
                var weights = Lanes.all(w[weight + shape.weight(tapRow, tapColumn)]);
                var inputs = Lanes.load(x, first + inputRow * shape.pitch() + shape.across().input(column, tapColumn));
                int mask = masks[tapColumn];
                sum = mask < 0
                        ? MultiplyAdd.of(weights, inputs, sum)
                        : MultiplyAdd.of(weights, Lanes.and(inputs, Lanes.load(w, firstMask + mask)), sum);
            }
        }
        Lanes.store(shape.clamp().of(Lanes.known(sum)), out, to);
    }
}

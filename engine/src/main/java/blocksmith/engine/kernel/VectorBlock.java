package blocksmith.engine.kernel;

import blocksmith.engine.kernel.BlockShape.Bias;
import blocksmith.engine.kernel.Epilogue.Residual;

/// A [Block] of any shape, the same sums in the same order, by vectors: ten times as fast as number by number once the
/// compiler has made it ([Meanwhile]), and slower before. Vectors are stored in their order, the next over what is too much of one that
/// pixels share.
final class VectorBlock extends AnyBlock {
    /// That are summed at once, so that no sum waits for the one before, and weights are loaded once for all of them.
    private static final int SIX = 6;
    private static final int FOUR = 4;
    /// Of the sums, which go by way of memory: beside all that a shape may begin and end with, the compiler would make objects of them.
    static final int SUMS = SIX * Lanes.COUNT;

    VectorBlock(BlockShape shape) {
        super(shape);
    }

    @Override
    void run(float[] w, int panel, float[] x, int pixel, int[] offsets, float[] out, int to, float[] added,
            int addedAt) {
        run(w, panel, x, pixel, offsets, out, to, added, addedAt, new float[SUMS]);
    }

    /// @param sums memory for them
    void run(float[] w, int panel, float[] x, int pixel, int[] offsets, float[] out, int to, float[] added,
            int addedAt, float[] sums) {
        int weights = shape.bias() == Bias.BY_VECTOR ? panel + shape.lanes() : panel;
        int together = together();
        for (int vector = 0; vector < shape.vectors(); vector++) {
            int first = weights + shape.weight(vector);
            for (int p = 0; p < shape.pixels(); p += together) {
                // the last ones are summed with some before them, which are not finished again
                int from = Math.min(p, shape.pixels() - together);
                for (int i = from; i < from + together; i++) {
                    begin(sums, i - from, w, panel + vector * Lanes.COUNT, x, pixel + i - shape.pixels(), added,
                            addedAt + shape.offset(shape.from(), i, vector));
                }
                sum(together, w, first, x, pixel + from * shape.step(), offsets, sums);
                for (int i = p; i < from + together; i++) {
                    finish(sums, i - from, out, to + shape.offset(shape.to(), i, vector), added,
                            addedAt + shape.offset(shape.from(), i, vector));
                }
            }
        }
    }

    /// So many that few calls do, and where that is the same, few sums.
    private int together() {
        int pixels = shape.pixels();
        if (pixels >= SIX && Math.ceilDiv(pixels, SIX) < Math.ceilDiv(pixels, FOUR)) {
            return SIX;
        }
        return pixels >= FOUR ? FOUR : 1;
    }

    private void sum(int pixels, float[] w, int weights, float[] x, int pixel, int[] offsets, float[] sums) {
        switch (pixels) {
            case SIX -> six(w, weights, x, pixel, offsets, sums);
            case FOUR -> four(w, weights, x, pixel, offsets, sums);
            default -> one(w, weights, x, pixel, offsets, sums);
        }
    }

    /// Written out as [#four] is, for sums in an array would be objects.
    private void six(float[] w, int weights, float[] x, int pixel, int[] offsets, float[] sums) {
        var first = Lanes.load(sums, 0);
        var second = Lanes.load(sums, Lanes.COUNT);
        var third = Lanes.load(sums, 2 * Lanes.COUNT);
        var fourth = Lanes.load(sums, 3 * Lanes.COUNT);
        var fifth = Lanes.load(sums, 4 * Lanes.COUNT);
        var sixth = Lanes.load(sums, 5 * Lanes.COUNT);
        int at = weights;
        int step = shape.step();
        for (int offset : offsets) {
            var vector = Lanes.load(w, at);
            int input = pixel + offset;
            first = MultiplyAdd.of(Lanes.all(x[input]), vector, first);
            second = MultiplyAdd.of(Lanes.all(x[input + step]), vector, second);
            third = MultiplyAdd.of(Lanes.all(x[input + 2 * step]), vector, third);
            fourth = MultiplyAdd.of(Lanes.all(x[input + 3 * step]), vector, fourth);
            fifth = MultiplyAdd.of(Lanes.all(x[input + 4 * step]), vector, fifth);
            sixth = MultiplyAdd.of(Lanes.all(x[input + 5 * step]), vector, sixth);
            at += shape.stride();
        }
        Lanes.store(first, sums, 0);
        Lanes.store(second, sums, Lanes.COUNT);
        Lanes.store(third, sums, 2 * Lanes.COUNT);
        Lanes.store(fourth, sums, 3 * Lanes.COUNT);
        Lanes.store(fifth, sums, 4 * Lanes.COUNT);
        Lanes.store(sixth, sums, 5 * Lanes.COUNT);
    }

    private void four(float[] w, int weights, float[] x, int pixel, int[] offsets, float[] sums) {
        var first = Lanes.load(sums, 0);
        var second = Lanes.load(sums, Lanes.COUNT);
        var third = Lanes.load(sums, 2 * Lanes.COUNT);
        var fourth = Lanes.load(sums, 3 * Lanes.COUNT);
        int at = weights;
        int step = shape.step();
        for (int offset : offsets) {
            var vector = Lanes.load(w, at);
            int input = pixel + offset;
            first = MultiplyAdd.of(Lanes.all(x[input]), vector, first);
            second = MultiplyAdd.of(Lanes.all(x[input + step]), vector, second);
            third = MultiplyAdd.of(Lanes.all(x[input + 2 * step]), vector, third);
            fourth = MultiplyAdd.of(Lanes.all(x[input + 3 * step]), vector, fourth);
            at += shape.stride();
        }
        Lanes.store(first, sums, 0);
        Lanes.store(second, sums, Lanes.COUNT);
        Lanes.store(third, sums, 2 * Lanes.COUNT);
        Lanes.store(fourth, sums, 3 * Lanes.COUNT);
    }

    private void one(float[] w, int weights, float[] x, int pixel, int[] offsets, float[] sums) {
        var sum = Lanes.load(sums, 0);
        int at = weights;
        for (int offset : offsets) {
            sum = MultiplyAdd.of(Lanes.all(x[pixel + offset]), Lanes.load(w, at), sum);
            at += shape.stride();
        }
        Lanes.store(sum, sums, 0);
    }

    private void begin(float[] sums, int index, float[] w, int ofVector, float[] x, int ofPixel, float[] added,
            int addedAt) {
        var bias = Lanes.known(switch (shape.bias()) {
            case BY_VECTOR -> Lanes.load(w, ofVector);
            case BY_PIXEL -> Lanes.all(x[ofPixel]);
            case NONE -> Lanes.zero();
        });
        boolean isAdded = shape.residual() == Residual.ADDED && shape.bias() != Bias.NONE;
        var first = Lanes.known(isAdded ? Lanes.load(added, addedAt).add(bias) : bias);
        Lanes.store(first, sums, index * Lanes.COUNT);
    }

    private void finish(float[] sums, int index, float[] out, int to, float[] added, int addedAt) {
        var sum = Lanes.load(sums, index * Lanes.COUNT);
        var whole = Lanes.known(shape.bias() == Bias.NONE ? Lanes.load(added, addedAt).add(sum) : sum);
        Lanes.store(shape.clamp().of(whole), out, to);
    }
}

package blocksmith.engine.kernel;

import blocksmith.engine.kernel.BlockShape.Bias;
import blocksmith.engine.kernel.Epilogue.Residual;
import java.util.Arrays;

/// A [Block] of any shape, the same sums in the same order, number by number: for the moment until the compiler has made
/// a faster one ([Meanwhile]). Vectors would not do, for while they are interpreted each is an object and many calls.
final class PlainBlock extends AnyBlock {
    PlainBlock(BlockShape shape) {
        super(shape);
    }

    @Override
    void run(float[] w, int panel, float[] x, int pixel, int[] offsets, float[] out, int to, float[] added,
            int addedAt) {
        int weights = shape.bias() == Bias.BY_VECTOR ? panel + shape.lanes() : panel;
        var sums = new float[shape.weight(shape.vectors() - 1) + Lanes.COUNT];
        for (int p = 0; p < shape.pixels(); p++) {
            switch (shape.bias()) {
                case BY_VECTOR -> System.arraycopy(w, panel, sums, 0, sums.length);
                case BY_PIXEL -> Arrays.fill(sums, x[pixel + p - shape.pixels()]);
                case NONE -> Arrays.fill(sums, 0);
            }
            if (shape.residual() == Residual.ADDED && shape.bias() != Bias.NONE) {
                add(added, addedAt + p * shape.from().step(), sums);
            }
            sum(w, weights, x, pixel + p * shape.step(), offsets, sums);
            if (shape.bias() == Bias.NONE) {
                add(added, addedAt + p * shape.from().step(), sums);
            }
            for (int v = 0; v < shape.vectors(); v++) {
                finish(sums, shape.weight(v), out, to + shape.offset(shape.to(), p, v));
            }
        }
    }

    private void sum(float[] w, int weights, float[] x, int pixel, int[] offsets, float[] sums) {
        int at = weights;
        for (int input : offsets) {
            MultiplyAdd.all(x[pixel + input], w, at, sums);
            at += shape.stride();
        }
    }

    /// Lanes that overlap are added to once: what is added to them is the same in both vectors. The second half of a vector that pixels
    /// share is of other channels, and the next vector is stored over it.
    private void add(float[] added, int first, float[] sums) {
        int next = 0;
        for (int v = 0; v < shape.vectors(); v++) {
            int at = shape.weight(v);
            for (int lane = next; lane < at + Lanes.COUNT; lane++) {
                sums[lane] = added[first + shape.offset(shape.from(), v) + lane - at] + sums[lane];
            }
            next = at + Lanes.COUNT;
        }
    }

    private void finish(float[] sums, int first, float[] out, int to) {
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
            out[to + lane] = shape.clamp().of(sums[first + lane]);
        }
    }
}

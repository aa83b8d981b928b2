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
            Arrays.fill(sums, 0);
            sum(w, weights, x, pixel + p * shape.step(), offsets, sums);
            switch (shape.bias()) {
                case BY_VECTOR -> add(w, panel, sums);
                case BY_PIXEL -> add(x[pixel + p - shape.pixels()], sums);
                case NONE -> {
                }
            }
            for (int v = 0; v < shape.vectors(); v++) {
                int at = addedAt + shape.offset(shape.from(), p, v);
                finish(sums, shape.weight(v), out, to + shape.offset(shape.to(), p, v), added, at);
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

    private static void add(float[] biases, int first, float[] sums) {
        for (int lane = 0; lane < sums.length; lane++) {
            sums[lane] = biases[first + lane] + sums[lane];
        }
    }

    private static void add(float bias, float[] sums) {
        for (int lane = 0; lane < sums.length; lane++) {
            sums[lane] = bias + sums[lane];
        }
    }

    private void finish(float[] sums, int first, float[] out, int to, float[] added, int addedAt) {
        boolean isAdded = shape.residual() == Residual.ADDED;
        var clamp = shape.clamp();
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
            float sum = sums[first + lane];
            out[to + lane] = clamp.of(isAdded ? added[addedAt + lane] + sum : sum);
        }
    }
}

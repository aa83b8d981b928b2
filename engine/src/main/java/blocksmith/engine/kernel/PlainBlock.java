package blocksmith.engine.kernel;

import blocksmith.engine.kernel.BlockShape.Bias;
import blocksmith.engine.kernel.Epilogue.Residual;
import jdk.incubator.vector.FloatVector;

/// A [Block] of any shape, the same sums in the same order, a vector at a time: for the moment until the compiler has made
/// a faster one.
record PlainBlock(BlockShape shape) implements Block {

    @Override
    public void run(float[] w, int panel, float[] x, int pixel, int[] offsets, int step, float[] out, int to,
            float[] added, int addedAt) {
        for (int p = 0; p < shape.pixels(); p++) {
            for (int v = 0; v < shape.vectors(); v++) {
                int at = to + shape.offset(shape.to(), p, v);
                int lane = shape.weight(v);
                int first = shape.bias() == Bias.BY_VECTOR ? panel + shape.lanes() : panel;
                var sum = sum(w, first + lane, x, pixel + p * shape.step(), offsets);
                var biased = switch (shape.bias()) {
                    case BY_VECTOR -> Lanes.load(w, panel + lane).add(sum);
                    case BY_PIXEL -> Lanes.all(x[pixel + p - shape.pixels()]).add(sum);
                    case NONE -> sum;
                };
                finish(biased, out, at, added, addedAt + shape.offset(shape.from(), p, v));
            }
        }
    }

    private FloatVector sum(float[] w, int weights, float[] x, int pixel, int[] offsets) {
        var sum = Lanes.zero();
        int at = weights;
        for (int input : offsets) {
            sum = MultiplyAdd.of(Lanes.all(x[pixel + input]), Lanes.load(w, at), sum);
            at += shape.stride();
        }
        return Lanes.known(sum);
    }

    private void finish(FloatVector sum, float[] out, int to, float[] added, int addedAt) {
        var result = sum;
        if (shape.residual() == Residual.ADDED) {
            result = Lanes.load(added, addedAt).add(result);
        }
        Lanes.store(shape.clamp().of(result), out, to);
    }
}

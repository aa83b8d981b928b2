package blocksmith.engine.kernel;

import blocksmith.engine.kernel.BlockShape.Bias;
import blocksmith.engine.kernel.Epilogue.Residual;

/// A [Block] of any shape, the same sums in the same order, a vector at a time: for the moment until the compiler has made
/// a faster one.
record PlainBlock(BlockShape shape) implements Block {

    @Override
    public void run(float[] w, int panel, int stride, float[] x, int pixel, int[] offsets, int one, float[] out, int to,
            float[] added, int addedAt) {
        for (int p = 0; p < shape.pixels(); p++) {
            for (int v = 0; v < shape.vectors(); v++) {
                int offset = p * shape.toStep() + shape.offset(v);
                int lane = shape.bias() == Bias.BY_VECTOR ? v * Lanes.COUNT : shape.offset(v);
                int first = shape.bias() == Bias.BY_VECTOR ? panel + stride : panel;
                sum(w, first + lane, stride, x, pixel + p * shape.step(), offsets, out, to + offset);
                switch (shape.bias()) {
                    case BY_VECTOR -> addVector(w, panel + lane, out, to + offset);
                    case BY_PIXEL -> addNumber(x[pixel + p - shape.pixels()], out, to + offset);
                }
                finish(out, to + offset, added, addedAt + offset);
            }
        }
    }

    private static void sum(float[] w, int weights, int stride, float[] x, int pixel, int[] offsets, float[] out,
            int to) {
        var sum = Lanes.zero();
        int at = weights;
        for (int input : offsets) {
            sum = Lanes.all(x[pixel + input]).fma(Lanes.load(w, at), sum);
            at += stride;
        }
        Lanes.store(sum, out, to);
    }

    private static void addVector(float[] bias, int from, float[] out, int to) {
        Lanes.load(bias, from).add(Lanes.load(out, to)).intoArray(out, to);
    }

    private static void addNumber(float bias, float[] out, int to) {
        Lanes.all(bias).add(Lanes.load(out, to)).intoArray(out, to);
    }

    private void finish(float[] out, int to, float[] added, int addedAt) {
        var result = Lanes.load(out, to);
        if (shape.residual() == Residual.ADDED) {
            result = Lanes.load(added, addedAt).add(result);
        }
        if (shape.clamp().hasLeast()) {
            result = result.max(shape.clamp().least());
        }
        if (shape.clamp().hasGreatest()) {
            result = result.min(shape.clamp().greatest());
        }
        Lanes.store(result, out, to);
    }
}

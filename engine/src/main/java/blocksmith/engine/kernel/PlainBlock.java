package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Epilogue.Residual;

/// A [Block] of any shape, the same sums in the same order, a vector at a time: for the moment until the compiler has made
/// a faster one.
record PlainBlock(BlockShape shape) implements Block {

    @Override
    public void run(float[] w, int panel, float[] x, int pixel, int[] offsets, int one, float[] out, int to,
            int residual) {
        for (int p = 0; p < shape.pixels(); p++) {
            for (int v = 0; v < shape.vectors(); v++) {
                int offset = p * shape.toStep() + shape.offset(v);
                sum(w, panel + v * Lanes.COUNT, x, pixel + p * shape.step(), offsets, out, to + offset);
                finish(out, to + offset, residual + offset);
            }
        }
    }

    private void sum(float[] w, int bias, float[] x, int pixel, int[] offsets, float[] out, int to) {
        var sum = Lanes.zero();
        int at = bias;
        for (int input : offsets) {
            at += shape.vectors() * Lanes.COUNT;
            sum = Lanes.all(x[pixel + input]).fma(Lanes.load(w, at), sum);
        }
        Lanes.store(Lanes.load(w, bias).add(sum), out, to);
    }

    private void finish(float[] out, int to, int residual) {
        var result = Lanes.load(out, to);
        if (shape.residual() == Residual.ADDED) {
            result = Lanes.load(out, residual).add(result);
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

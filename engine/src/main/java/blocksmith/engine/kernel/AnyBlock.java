package blocksmith.engine.kernel;

/// A [Block] of any shape, which makes those of a row one by one.
abstract class AnyBlock extends Block {
    final BlockShape shape;

    AnyBlock(BlockShape shape) {
        this.shape = shape;
    }

    @Override
    final int run(float[] w, int panel, float[] x, int pixel, int[] offsets, int step, float[] out, int to,
            float[] added, int addedAt, float[] next, int ahead, int further, int count) {
        int blocks = shape.makesRows() ? count : 1;
        for (int i = 0; i < blocks; i++) {
            run(w, panel, x, pixel + i * shape.toNextInput(), offsets, out, to + i * shape.toNext(shape.to()), added,
                    addedAt + i * shape.toNext(shape.from()));
        }
        return 0;
    }

    /// Makes one, which fetches nothing.
    abstract void run(float[] w, int panel, float[] x, int pixel, int[] offsets, float[] out, int to, float[] added,
            int addedAt);
}

package blocksmith.engine.kernel;

/// A [Block] of any shape, block by block.
abstract class AnyBlock extends Block {
    private final BlockShape shape;

    AnyBlock(BlockShape shape) {
        this.shape = shape;
    }

    @Override
    final int run(float[] w, int panel, float[] x, int pixel, int[] offsets, int step, float[] out, int to,
            float[] added, int addedAt, float[] next, int ahead, int further, int count) {
        for (int i = 0; i < count; i++) {
            run(w, panel + i * shape.toWeights(), x, pixel + i * shape.toInputs(), offsets, out,
                    to + i * shape.toNext(shape.to()), added, addedAt + i * shape.toNext(shape.from()));
        }
        return 0;
    }

    /// One block; parameters as of the other.
    abstract void run(float[] w, int panel, float[] x, int pixel, int[] offsets, float[] out, int to, float[] added,
            int addedAt);
}

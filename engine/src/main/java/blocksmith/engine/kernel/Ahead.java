package blocksmith.engine.kernel;

/// What a [Block] fetches of the weights that are needed next while it makes sums: some lines with each input, or with those that
/// it takes together, so that they come evenly.
///
/// Java has no instruction for that. Where there are masks for short vectors it is done by stores: a store asks for its line of
/// memory as soon as its address is known, and nothing behind it waits; under a mask without a lane it then writes nothing.
/// Elsewhere one number of each line is loaded. All that comes after waits for it as soon as there is no room for more that could
/// be done meanwhile, but lines that are asked for in order, one now and then, are those that a processor fetches by itself.
///
/// @param array of the weights, or one of the thread's own
/// @param from  where it begins
/// @param step  floats from what is fetched at one time to what is fetched at the next
record Ahead(float[] array, int from, int step) {
    /// Short vectors have masks where there are vectors of 512 bits.
    static final boolean IS_BY_STORES = Lanes.COUNT == 16;
    /// Whether the weights that are needed first, or that blocks may not fetch, are rather read at once, before they are used: not
    /// with short vectors, as far as measured, for those processors fetch well what is read in order.
    static final boolean IS_READ_BEFORE = IS_BY_STORES;
    /// Floats of a store: none crosses a line.
    private static final int SHORT = Lanes.SHORT.length();

    /// Lines that are fetched at each time by a block, so that all blocks together fetch as much as each of them uses, but for
    /// inputs that none takes together with others. None where blocks are made in rows: their weights are few, and follow each other.
    ///
    /// @param vectors of weights of an input
    /// @param inputs  of a block
    static int lines(int vectors, int blocks, Inputs inputs) {
        return inputs.areAllTogether()
                ? 0
                : Math.ceilDiv(vectors * Lanes.COUNT * inputs.together(), blocks * AlignedFloats.LINE);
    }

    /// What follows the weights of some blocks, which all use the same.
    ///
    /// @param panel  where those weights begin, with the bias if there is one
    /// @param inputs of a block
    /// @param shape  of all blocks
    static Ahead of(float[] weights, int panel, int blocks, int inputs, BlockShape shape) {
        int rows = shape.bias() == BlockShape.Bias.BY_VECTOR ? inputs + 1 : inputs;
        int end = panel + rows * shape.lanes();
        int all = shape.ahead() * AlignedFloats.LINE;
        int used = shape.lanes() * shape.inputs().together();
        int step = Math.min(all, Math.ceilDiv(used, Math.max(1, blocks) * SHORT) * SHORT);
        return end + (long) blocks * shape.inputs().iterations(inputs) * step + all <= weights.length
                ? new Ahead(weights, end, step)
                : new Ahead(weights, panel, 0);
    }

    /// Nothing but lines that are near anyway, as many as the shape says: stores take some of the thread's own, at most
    /// [BlockShape#MOST_VECTORS], loads the weights that are used first. Loads could be shared by threads that read the same weights,
    /// but that made no difference.
    ///
    /// @param panel where weights begin
    /// @param at    where the thread's own begin
    static Ahead nothing(float[] weights, int panel, float[] own, int at) {
        return IS_BY_STORES ? new Ahead(own, at, 0) : new Ahead(weights, panel, 0);
    }

    /// Floats that a block gets on by.
    ///
    /// @param iterations of its loop
    int ofBlock(int iterations) {
        return iterations * step;
    }
}

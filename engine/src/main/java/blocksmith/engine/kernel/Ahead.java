package blocksmith.engine.kernel;

/// What a [Block] fetches of the weights that are needed next while it makes sums: some lines with each input, so that they
/// come evenly.
///
/// Java has no instruction for that. A store asks for its line of memory as soon as its address is known, and nothing
/// behind it waits; under a mask without a lane it then writes nothing. A load would be waited for, by all that comes after
/// it as soon as there is no room for more that could be done meanwhile.
///
/// @param array of the weights, or one of the thread's own
/// @param from  where it begins
/// @param step  floats from what one input fetches to what the next does
record Ahead(float[] array, int from, int step) {
    /// Measured with vectors of 512 bits, which come with masks for short ones; others may take long for such stores.
    /// Where it is not possible, nothing is read before it is used either: processors with short vectors, as far as measured, fetch
    /// well by themselves what is read in order.
    static final boolean IS_POSSIBLE = Lanes.COUNT == 16;
    /// Floats of a store: none crosses a line.
    private static final int SHORT = Lanes.SHORT.length();

    /// Lines that are fetched with each input of a block, so that all blocks together fetch as much as each of them uses;
    /// none where that is not possible.
    ///
    /// @param vectors of weights of an input
    static int lines(int vectors, int blocks) {
        return IS_POSSIBLE ? Math.ceilDiv(vectors, blocks) : 0;
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
        int step = Math.min(all, Math.ceilDiv(shape.lanes(), Math.max(1, blocks) * SHORT) * SHORT);
        return end + (long) blocks * inputs * step + all <= weights.length
                ? new Ahead(weights, end, step)
                : new Ahead(weights, panel, 0);
    }

    /// Nothing but lines that a thread has anyway: as many as the shape says, at most [BlockShape#MOST_VECTORS].
    static Ahead nothing(float[] own, int at) {
        return new Ahead(own, at, 0);
    }
}

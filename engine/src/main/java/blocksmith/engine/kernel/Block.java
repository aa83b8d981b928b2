package blocksmith.engine.kernel;

/// The innermost loops of a convolution that mixes channels: some output pixels by some vectors of output channels, which
/// stay in registers while all taps and input channels are summed, always in the same order.
///
/// Weights stand in a panel ([Panel]): the bias of its channels, then for each input, in the order of the offsets, its
/// vectors. Or the two change places: where the pixels of a channel stand together, they are the vectors, and output
/// channels are what is called pixels here.
///
/// It is a class, since the JVM finds a class's method by its place and searches for an interface's, and blocks of some
/// inputs are called every 100 ns. Those of few inputs are made in rows, several in a call.
abstract class Block {

    /// @param w        weights
    /// @param panel    where the panel begins
    /// @param x        inputs
    /// @param pixel    what the offsets of the first pixel are relative to
    /// @param offsets  where the inputs of a pixel stand
    /// @param step     from one of them to the next where the shape says that it is the same for all ([Inputs#step]), otherwise
    ///                 1: the compiler must not know it, or it would divide the loop in three
    /// @param out      outputs
    /// @param to       where the outputs of the first pixel go
    /// @param added    what is added to the outputs
    /// @param addedAt  where that of the first pixel stands
    /// @param next     what is fetched meanwhile, if the shape says that something is
    /// @param ahead    where that begins
    /// @param further  floats from those that are fetched at one time to those at the next ([Ahead])
    /// @param count    of blocks, each beside the one before; a single one is made unless the shape says that it makes rows
    /// @return bits of what was fetched, which nobody wants: but the compiler must not leave fetching out
    abstract int run(float[] w, int panel, float[] x, int pixel, int[] offsets, int step, float[] out, int to,
            float[] added, int addedAt, float[] next, int ahead, int further, int count);
}

package blocksmith.engine.kernel;

/// The innermost loop of a convolution that mixes no channels: some outputs, a vector of each at a time.
interface DepthwiseBlock {

    /// @param w      weights: the bias, then the taps
    /// @param weight where the first vector of the bias stands
    /// @param x      inputs
    /// @param rows   where the first vector of inputs begins in each row that windows reach over
    /// @param out    outputs
    /// @param to     where the first vector of outputs goes
    /// @param count  floats of each output; vectors follow each other
    void run(float[] w, int weight, float[] x, int[] rows, float[] out, int to, int count);
}

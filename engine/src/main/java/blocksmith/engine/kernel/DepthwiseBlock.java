package blocksmith.engine.kernel;

/// The innermost loop of a convolution that mixes no channels: some outputs, a vector of each at a time.
interface DepthwiseBlock {

    /// @param w          weights: the bias, then the taps
    /// @param weight     where the first vector of the bias stands
    /// @param weightNext floats from there to the bias of the next vector
    /// @param x          inputs
    /// @param input      where the first vector of inputs of the first output begins
    /// @param out        outputs
    /// @param to         where its outputs go
    /// @param end        where the last vector of them ends; vectors follow each other
    void run(float[] w, int weight, int weightNext, float[] x, int input, float[] out, int to, int end);
}

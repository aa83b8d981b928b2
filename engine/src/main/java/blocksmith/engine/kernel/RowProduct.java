package blocksmith.engine.kernel;

/// The innermost loop of a linear layer of one row: the sums of [RowProducts#OUTPUTS] outputs, without their biases.
interface RowProduct {

    /// @param from  where the inputs begin
    /// @param row   where the weights of the first output begin
    /// @param step  floats from the weights of one output to those of the next
    /// @param count inputs
    /// @param sums  of the outputs
    void make(float[] x, int from, float[] weights, int row, int step, int count, float[] sums);
}

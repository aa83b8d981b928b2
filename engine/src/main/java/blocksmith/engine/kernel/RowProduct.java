package blocksmith.engine.kernel;

/// The innermost loop of a linear layer of one row: the sums of [RowProducts#OUTPUTS] outputs that follow each other, without
/// their biases.
interface RowProduct {

    /// @param from  where the inputs begin
    /// @param row   where the weights of the first output begin; those of the next follow
    /// @param count inputs
    /// @param to    where the first sum goes
    void make(float[] x, int from, float[] weights, int row, int count, float[] sums, int to);
}

package blocksmith.engine.kernel;

/// Multiplies a grid of vectors from both sides by small matrices, a vector of channels at a time.
interface Transform {

    /// @param from     what is multiplied
    /// @param inputs   where its rows begin
    /// @param source   where in each its first vector begins
    /// @param scratch  as many floats as the shape says
    /// @param at       where they begin
    /// @param to       where the result goes
    /// @param target   where its first vector begins
    /// @param end      where the last vector of that place ends; vectors follow each other
    /// @param bias     what is added to each channel
    /// @param biasAt   where that of the first vector begins
    /// @param residual where in `to` stands what is added to the result, from its first vector on
    void run(float[] from, int[] inputs, int source, float[] scratch, int at, float[] to, int target, int end,
            float[] bias, int biasAt, int residual);
}

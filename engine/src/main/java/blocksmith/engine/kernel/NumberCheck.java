package blocksmith.engine.kernel;

/// Finds whether floats are all numbers, and none of them so large that sums might be more than a float holds.
interface NumberCheck {
    /// Of an input or a weight. A sum of 2^20 products of such is at most 2^80; a depthwise layer of at most 2^8 taps makes at most 2^118
    /// of that. Both are numbers.
    float MOST = 0x1p30f;

    /// @param count of floats that stand together, at least a vector
    /// @param runs  of so many
    /// @param step  floats from one run to the next
    boolean passes(float[] x, int from, int count, int runs, int step);
}

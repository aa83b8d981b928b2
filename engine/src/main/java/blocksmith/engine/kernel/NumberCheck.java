package blocksmith.engine.kernel;

/// Finds whether floats are all numbers, and none of them so large that sums might be more than a float holds.
interface NumberCheck {
    /// Of an input or a weight: what two layers of at most a million inputs an output sum of such, one after the other, is a number, for it
    /// is less than 2^20 · 2^60 in the first, and 2^8 · 2^30 times that in a depthwise layer after it.
    float MOST = 0x1p30f;

    /// @param count of floats that stand together, at least a vector
    /// @param runs  of so many
    /// @param step  floats from one run to the next
    boolean passes(float[] x, int from, int count, int runs, int step);
}

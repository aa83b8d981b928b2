package blocksmith.engine.kernel;

/// The innermost loop of the means of channels: the sums of several rows, which are pixels, or sums of stretches of pixels.
interface ChannelSum {

    /// @param x     holds the rows, and the sums
    /// @param from  where the first channel of the first row stands
    /// @param count rows
    /// @param step  floats from one row to the next
    /// @param to    where the first sum goes
    /// @param width channels, at least as many as a vector has lanes
    /// @param scale what each sum is multiplied by
    void make(float[] x, int from, int count, int step, int to, int width, float scale);
}

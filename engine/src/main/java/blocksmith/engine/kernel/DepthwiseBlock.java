package blocksmith.engine.kernel;

/// The innermost loop of a convolution that mixes no channels: some outputs, a vector of each at a time.
interface DepthwiseBlock {

    /// In a plane the last vector is first: where what it has beyond the end of a row is the beginning of the next, that comes
    /// later, and stays.
    ///
    /// @param w      weights: the bias, then the taps, one number each in a plane; there masks stand somewhere too
    /// @param weight where the first vector of the bias stands
    /// @param x      inputs
    /// @param rows   where the first vector of inputs begins in each row that windows reach over; in a plane, in the first, and
    ///               where the first mask begins ([DepthwiseShape#masks])
    /// @param out    outputs
    /// @param to     where the first vector of outputs goes
    /// @param count  floats of each output, whole vectors, which follow each other
    void run(float[] w, int weight, float[] x, int[] rows, float[] out, int to, int count);
}

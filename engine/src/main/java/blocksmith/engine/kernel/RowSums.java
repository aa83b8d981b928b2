package blocksmith.engine.kernel;

/// A convolution that mixes channels and makes some whole rows of an image at a time ([RowBands]).
interface RowSums {

    /// What users know it by.
    String name();

    /// What it needs beside.
    int floats();

    /// Makes some rows, which follow each other.
    ///
    /// @param buffers where the convolution's input and output stand, or would stand as a whole
    /// @param row     the first row of the output
    /// @param end     the row after the last
    /// @param memory  as much as [#floats] says
    /// @return whether all results are known to be numbers, of at most 2^80 ([NumberCheck#MOST])
    boolean run(Buffers buffers, int image, int row, int end, int memory);
}

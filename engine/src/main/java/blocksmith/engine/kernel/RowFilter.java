package blocksmith.engine.kernel;

/// A layer that works on each channel by itself and makes some whole rows of an image at a time, to which nothing is added
/// ([RowBands]).
interface RowFilter {

    /// What users know it by.
    String name();

    Geometry geometry();

    /// Rows that are made at once.
    int rows();

    /// What it needs beside.
    int floats();

    /// Makes [#rows] rows, which follow each other.
    ///
    /// @param inputs the rows that windows reach over
    /// @param row    the first
    /// @param to     where it goes
    /// @param memory as much as [#floats] says
    /// @param areNumbers whether all inputs are known to be numbers, of at most 2^80 ([NumberCheck#MOST])
    void rows(float[] arena, KeptRows inputs, int row, int to, int memory, boolean areNumbers);
}

package blocksmith.engine.kernel;

/// Copies some rows of one length, each so short that the system's copy would take as long to begin.
interface RowCopy {

    /// What a copy is made for.
    ///
    /// @param length of a row, at least a vector
    /// @param from   floats from one row to the next
    /// @param to     floats from the copy of one row to that of the next
    record Shape(int length, int from, int to) {
    }

    /// Within an array, copies may overlap the rows if they go to lower indices, by a line of [AlignedFloats] at least, and are
    /// no further from each other than the rows are.
    ///
    /// @param first where the first row begins
    /// @param place where its copy goes
    void run(float[] from, int first, float[] to, int place, int rows);
}

package blocksmith.engine.kernel;

/// Turns squares of numbers, as wide as a vector: rows become columns.
interface Tile {

    /// @param columns floats from one row of the source to the next
    /// @param rows    floats from one row of the target to the next
    record Strides(int columns, int rows) {
    }

    /// Turns some squares, one after the other: what is the same for all takes half as long as to turn one.
    ///
    /// @param source     where the first square begins
    /// @param columns    floats from one row of the source to the next
    /// @param nextSource floats from one square to the next
    /// @param target     where the first turned square begins
    /// @param rows       floats from one row of the target to the next
    /// @param nextTarget floats from one turned square to the next, not 0
    /// @param count      squares
    void turn(float[] from, int source, int columns, int nextSource, float[] to, int target, int rows, int nextTarget,
            int count);
}

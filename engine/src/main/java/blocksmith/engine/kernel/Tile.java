package blocksmith.engine.kernel;

/// Turns a square of numbers, as wide as a vector: rows become columns.
interface Tile {

    /// @param columns floats from one row of the source to the next
    /// @param rows    floats from one row of the target to the next
    record Strides(int columns, int rows) {
    }

    /// @param source  where the square begins
    /// @param columns floats from one row of the source to the next
    /// @param target  where the turned square begins
    /// @param rows    floats from one row of the target to the next
    void turn(float[] from, int source, int columns, float[] to, int target, int rows);
}

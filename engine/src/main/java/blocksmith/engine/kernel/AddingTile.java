package blocksmith.engine.kernel;

/// Turns a square of numbers as a [Tile] does, adds others to it, and keeps the results within limits.
interface AddingTile {

    /// What it is made for.
    ///
    /// @param clamp of the results
    record Shape(Tile.Strides strides, Clamp clamp) {
    }

    /// @param source  where the square begins
    /// @param target  where the turned square begins
    /// @param addedAt where what is added to it begins, in rows as far apart as those of the target: never in the target, for squares of one
    ///                matrix may overlap
    void turn(float[] from, int source, float[] to, int target, float[] added, int addedAt);
}

package blocksmith.engine.kernel;

/// Turns squares of numbers as a [Tile] does, adds others to it, and keeps the results within limits.
interface AddingTile {

    /// What it is made for.
    ///
    /// @param clamp of the results
    record Shape(Tile.Strides strides, Clamp clamp) {
    }

    /// Turns some squares, one after the other.
    ///
    /// @param source     where the first square begins
    /// @param nextSource floats from one square to the next
    /// @param target     where the first turned square begins
    /// @param added      never what they go to, for squares of one matrix may overlap
    /// @param addedAt    where what is added to the first begins, in rows as far apart as those of the target
    /// @param next       floats from one turned square to the next, and from what is added to it, not 0
    /// @param count      squares
    void turn(float[] from, int source, int nextSource, float[] to, int target, float[] added, int addedAt, int next,
            int count);
}

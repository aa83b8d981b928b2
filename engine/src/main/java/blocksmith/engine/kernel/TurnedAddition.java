package blocksmith.engine.kernel;

/// Transposes a matrix square by square, adds to the transpose what stands like it, and keeps the results within limits: with one
/// pass over them it does what turning the one, adding it and turning the sum would take three for.
///
/// @param sourceRow floats from one row to the next
/// @param targetRow floats from one row of the transpose to the next, and of what is added
record TurnedAddition(int sourceRow, int targetRow, Clamp clamp, Prepared<AddingTile> tile) {

    /// Of whole matrices of such rows, or of parts.
    static TurnedAddition of(int sourceRow, int targetRow, Clamp clamp) {
        var shape = new AddingTile.Shape(new Tile.Strides(sourceRow, targetRow), clamp);
        boolean hasSquares = Math.min(sourceRow, targetRow) >= Transposition.BLOCK;
        return new TurnedAddition(sourceRow, targetRow, clamp,
                hasSquares ? AddingTileCode.of(shape) : Prepared.alwaysPlain(AddingTileCode.plain(shape)));
    }

    /// The columns `first` to `first + BLOCK`, as far as there are any, of a matrix of `rows` by `columns`.
    ///
    /// @param added   never the target
    /// @param addedAt where what is added to the first row of the transpose begins
    void columns(float[] from, int source, int rows, int columns, int first, float[] to, int target, float[] added,
            int addedAt) {
        if (rows < Transposition.BLOCK || columns < Transposition.BLOCK) {
            int end = Math.min(first + Transposition.BLOCK, columns);
            elements(from, source, rows, first, end, to, target, added, addedAt);
            return;
        }
        int column = Math.min(first, columns - Transposition.BLOCK);
        int further = column * targetRow;
        var turning = tile.current();
        squares(turning, from, source + column, 0, rows / Transposition.BLOCK, to, target + further, added,
                addedAt + further);
        if (rows % Transposition.BLOCK > 0) {
            squares(turning, from, source + column, rows - Transposition.BLOCK, 1, to, target + further, added,
                    addedAt + further);
        }
    }

    /// Squares below each other.
    ///
    /// @param row of the first
    private void squares(AddingTile turning, float[] from, int source, int row, int count, float[] to, int target,
            float[] added,
            int addedAt) {
        turning.turn(from, source + row * sourceRow, Transposition.BLOCK * sourceRow, to, target + row, added,
                addedAt + row, Transposition.BLOCK, count);
    }

    private void elements(float[] from, int source, int rows, int first, int end, float[] to, int target, float[] added,
            int addedAt) {
        for (int column = first; column < end; column++) {
            for (int row = 0; row < rows; row++) {
                int further = column * targetRow + row;
                to[target + further] = clamp.of(from[source + row * sourceRow + column] + added[addedAt + further]);
            }
        }
    }
}

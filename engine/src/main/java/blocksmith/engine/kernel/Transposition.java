package blocksmith.engine.kernel;

/// Transposes matrices square by square.
///
/// @param sourceRow floats from one row to the next
/// @param targetRow floats from one row of the transpose to the next
record Transposition(int sourceRow, int targetRow, Prepared<Tile> tile) {
    /// Rows and columns of a square.
    static final int BLOCK = Lanes.COUNT;

    /// By code for any distances.
    static Transposition any(int sourceRow, int targetRow) {
        return new Transposition(sourceRow, targetRow, TileCode.tile());
    }

    /// By code for these distances, if matrices of so many rows and columns have squares.
    static Transposition of(int rows, int columns, int sourceRow, int targetRow) {
        return Math.min(rows, columns) < BLOCK
                ? any(sourceRow, targetRow)
                : new Transposition(sourceRow, targetRow, TileCode.of(new Tile.Strides(sourceRow, targetRow)));
    }

    /// Transposes the columns `first` to `first + BLOCK`, as far as there are any, of a matrix of `rows` by `columns`.
    void columns(float[] from, int source, int rows, int columns, int first, float[] to, int target) {
        if (rows >= BLOCK && columns >= BLOCK) {
            int column = Math.min(first, columns - BLOCK);
            squares(tile.current(), from, source + column, sourceRow, to, target + column * targetRow, 1, rows);
        } else {
            elements(from, source, rows, first, Math.min(first + BLOCK, columns), to, target);
        }
    }

    /// Transposes a matrix of long rows, far apart: some rows at a time from end to end, as memory is read the fastest.
    void rows(float[] from, int source, int rows, int columns, float[] to, int target) {
        if (rows < BLOCK || columns < BLOCK) {
            elements(from, source, rows, 0, columns, to, target);
            return;
        }
        var turning = tile.current();
        for (int next = 0; next < rows; next += BLOCK) {
            int row = Math.min(next, rows - BLOCK);
            squares(turning, from, source + row * sourceRow, 1, to, target + row, targetRow, columns);
        }
    }

    /// All squares of one row of them, or of one column: the last overlaps the one before where they do not divide it, the same
    /// values stored again.
    ///
    /// @param sourceStep floats from one column of the source to the next, or from one row
    /// @param targetStep the same where they go
    /// @param length     columns, or rows
    private void squares(Tile turning, float[] from, int source, int sourceStep, float[] to, int target, int targetStep,
            int length) {
        int nextSource = BLOCK * sourceStep;
        int nextTarget = BLOCK * targetStep;
        turning.turn(from, source, sourceRow, nextSource, to, target, targetRow, nextTarget, length / BLOCK);
        if (length % BLOCK > 0) {
            int last = length - BLOCK;
            turning.turn(from, source + last * sourceStep, sourceRow, nextSource, to, target + last * targetStep,
                    targetRow, nextTarget, 1);
        }
    }

    private void elements(float[] from, int source, int rows, int first, int end, float[] to, int target) {
        for (int column = first; column < end; column++) {
            for (int row = 0; row < rows; row++) {
                to[target + column * targetRow + row] = from[source + row * sourceRow + column];
            }
        }
    }
}

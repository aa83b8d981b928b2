package blocksmith.engine.kernel;

/// Transposes matrices square by square.
final class Transposition {
    /// Rows and columns of a square.
    static final int BLOCK = Lanes.COUNT;

    private Transposition() {
    }

    /// Transposes the columns `first` to `first + BLOCK`, as far as there are any, of a matrix of `rows` by `columns`.
    ///
    /// @param sourceRow floats from one row to the next
    /// @param targetRow floats from one row of the transpose to the next
    static void columns(float[] from, int source, int rows, int columns, int first, int sourceRow, float[] to,
            int target, int targetRow) {
        if (rows >= BLOCK && columns >= BLOCK) {
            int column = Math.min(first, columns - BLOCK);
            squares(from, source + column, rows, sourceRow, to, target + column * targetRow, targetRow);
        } else {
            elements(from, source, rows, first, Math.min(first + BLOCK, columns), sourceRow, to, target, targetRow);
        }
    }

    /// Transposes a matrix of long rows, far apart: some rows at a time from end to end, as memory is read the fastest.
    static void rows(float[] from, int source, int rows, int columns, int sourceRow, float[] to, int target,
            int targetRow) {
        if (rows < BLOCK || columns < BLOCK) {
            elements(from, source, rows, 0, columns, sourceRow, to, target, targetRow);
            return;
        }
        var tile = TileCode.tile().current();
        for (int next = 0; next < rows; next += BLOCK) {
            int row = Math.min(next, rows - BLOCK);
            for (int following = 0; following < columns; following += BLOCK) {
                int column = Math.min(following, columns - BLOCK);
                tile.turn(from, source + row * sourceRow + column, sourceRow, to, target + column * targetRow + row,
                        targetRow);
            }
        }
    }

    /// The last square overlaps the one before where they do not divide the rows: the same values, stored again.
    private static void squares(float[] from, int source, int rows, int sourceRow, float[] to, int target,
            int targetRow) {
        var tile = TileCode.tile().current();
        for (int next = 0; next < rows; next += BLOCK) {
            int row = Math.min(next, rows - BLOCK);
            tile.turn(from, source + row * sourceRow, sourceRow, to, target + row, targetRow);
        }
    }

    private static void elements(float[] from, int source, int rows, int first, int end, int sourceRow, float[] to,
            int target, int targetRow) {
        for (int column = first; column < end; column++) {
            for (int row = 0; row < rows; row++) {
                to[target + column * targetRow + row] = from[source + row * sourceRow + column];
            }
        }
    }
}

package blocksmith.engine.kernel;

/// Which outputs see the image under some taps of their windows. All others see the zeros beside it there, which add
/// nothing. Where windows or taps are further from each other than the image is wide, some between the first and the last see
/// zeros, too.
///
/// @param firstRow    the first that does
/// @param endRow      the one after the last; not before the first
/// @param firstColumn the first that does
/// @param endColumn   the one after the last; not before the first
record Sight(int firstRow, int endRow, int firstColumn, int endColumn) {

    /// @param first tap, row by row of the window
    /// @param end   the tap after the last
    static Sight of(Geometry geometry, int first, int end) {
        int width = geometry.columns().kernel();
        int top = first / width;
        int bottom = (end - 1) / width;
        int left = top == bottom ? first % width : 0;
        int right = top == bottom ? (end - 1) % width : width - 1;
        // later taps are further down and to the right: they begin and end to see the image no later than earlier ones
        int firstRow = geometry.rows().firstInside(bottom);
        int firstColumn = geometry.columns().firstInside(right);
        return new Sight(firstRow, Math.max(firstRow, geometry.rows().endInside(top)),
                firstColumn, Math.max(firstColumn, geometry.columns().endInside(left)));
    }

    /// Columns that see the image.
    int columns() {
        return endColumn - firstColumn;
    }

    boolean isEmpty() {
        return firstRow == endRow || firstColumn == endColumn;
    }
}

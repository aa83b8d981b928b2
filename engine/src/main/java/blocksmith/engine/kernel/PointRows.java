package blocksmith.engine.kernel;

/// Rows of a convolution whose windows are single pixels: all that are made at once are one run of pixels.
final class PointRows implements RowSums {
    private final DirectSums sums;
    private final int columns;
    private final int floats;

    /// @param rows that are made at once, at most
    PointRows(DirectTerms terms, int rows) {
        this.columns = terms.geometry().columns().count();
        this.sums = new DirectSums(terms, Cut.ofRuns(rows, columns), DirectSums.Fetching.NONE,
                DirectSums.Looking.AREAS, Panel.Count.ANY);
        this.floats = sums.floats(area(0, rows));
    }

    @Override
    public String name() {
        return "1×1";
    }

    @Override
    public int floats() {
        return floats;
    }

    private Cut.Area area(int row, int end) {
        return new Cut.Area(0, 1, row * columns, end * columns);
    }

    @Override
    public boolean run(Buffers buffers, int image, int row, int end, int memory) {
        return sums.run(buffers, image, area(row, end), memory);
    }
}

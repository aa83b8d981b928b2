package blocksmith.engine.kernel;

/// How the image that a convolution makes is cut into tasks. How it is cut changes none of its values.
///
/// @param rows       of an image
/// @param neighbours pixels of a row, which follow each other in input and output alike: where windows are single pixels,
///                   those of the whole image, or as many as are made at once
/// @param fewest     neighbours that any area has
/// @param pixels     a task, roughly
record Cut(int rows, int neighbours, int fewest, int pixels) {
    /// Output pixels a task where images are channels last: few enough for a task's inputs and outputs to stay in the second
    /// cache, many enough for a panel of weights to be read from the first one.
    static final int PIXELS_A_TASK = 192;
    /// A row is cut at multiples of it, so that few blocks overlap; no block has more pixels.
    private static final int GRAIN = 12;

    /// @param pixels a task, roughly
    static Cut of(Geometry geometry, int pixels) {
        int rows = geometry.rows().count();
        int columns = geometry.columns().count();
        return geometry.isDense()
                ? new Cut(1, rows * columns, Math.min(rows * columns, GRAIN), pixels)
                : new Cut(rows, columns, rows == 1 ? Math.min(columns, GRAIN) : columns, pixels);
    }

    /// Of an image whose windows are single pixels, into runs of some rows.
    static Cut ofRuns(int rows, int columns) {
        return new Cut(1, rows * columns, columns, rows * columns);
    }

    /// Pixels that one task makes: neighbours of one row, or several whole rows.
    record Area(int row, int endRow, int column, int endColumn) {

        int pixels() {
            return (endRow - row) * (endColumn - column);
        }
    }

    /// The tasks of one image.
    record Tasks(Cut cut, int count) {

        Area area(int task) {
            return cut.rows == 1
                    ? new Area(0, 1, column(task), column(task + 1))
                    : new Area(row(task), row(task + 1), 0, cut.neighbours);
        }

        private int row(int task) {
            return (int) ((long) cut.rows * task / count);
        }

        private int column(int task) {
            return task == count
                    ? cut.neighbours
                    : (int) ((long) (cut.neighbours / GRAIN) * task / count) * GRAIN;
        }
    }

    /// Pixels a task, roughly, of an image that may have fewer.
    int areaPixels() {
        return Math.min(pixels, rows * neighbours);
    }

    /// As many as the threads share evenly.
    Tasks tasks(int threads) {
        int most = rows == 1 ? Math.max(1, neighbours / (2 * GRAIN)) : rows;
        int wanted = Math.ceilDiv(Math.ceilDiv(rows * neighbours, pixels), threads) * threads;
        return new Tasks(this, Math.min(wanted, most));
    }

    /// The first pixel of an area, counted from the image's first.
    int pixel(Area area) {
        return area.row() * neighbours + area.column();
    }
}

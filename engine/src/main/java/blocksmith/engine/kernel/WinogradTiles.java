package blocksmith.engine.kernel;

/// The tiles of an image, row by row, and their points.
record WinogradTiles(Geometry geometry, WinogradForm vertical, WinogradForm horizontal, TileGrid rows,
        TileGrid columns) {

    static WinogradTiles of(Geometry geometry, WinogradForm vertical, WinogradForm horizontal) {
        return new WinogradTiles(geometry, vertical, horizontal, TileGrid.of(geometry.rows(), vertical),
                TileGrid.of(geometry.columns(), horizontal));
    }

    /// Of an image.
    int count() {
        return rows.count() * columns.count();
    }

    /// Tiles that make rows of neighbours.
    int band() {
        return rows.phases() * columns.count();
    }

    int row(int tile) {
        return tile / columns.count();
    }

    /// Of a tile.
    int points() {
        return vertical.points() * horizontal.points();
    }

    /// Which of the different filters of points that of a point is.
    int filter(int point) {
        int columns = horizontal.points();
        return vertical.filter(point / columns) * horizontal.filters().height() + horizontal.filter(point % columns);
    }
}

package blocksmith.engine.kernel;

import blocksmith.engine.kernel.TransformShape.Ending;
import blocksmith.engine.kernel.TransformShape.Extent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Makes points of inputs. They are read where they stand: tiles at the sides leave out the columns beside the image, and
/// rows above and below are one of zeros.
final class WinogradInputs {
    private static final float[] NO_BIAS = {};

    private final WinogradTiles tiles;
    private final Geometry geometry;
    private final List<Column> columns;

    /// A column of tiles.
    ///
    /// @param from floats from the beginning of a row to the tile
    private record Column(int from, Prepared<Transform> transform) {
    }

    /// @param pointFloats floats from one point to the next
    WinogradInputs(WinogradTiles tiles, int pointFloats) {
        this.tiles = tiles;
        this.geometry = tiles.geometry();
        this.columns = IntStream.range(0, tiles.columns().count()).mapToObj(column -> column(column, pointFloats))
                .toList();
    }

    private Column column(int column, int pointFloats) {
        int channels = geometry.channels();
        var sweep = geometry.columns();
        int position = tiles.columns().first(column);
        var inside = IntStream.range(0, tiles.horizontal().inputs())
                .filter(tap -> sweep.isInside(sweep.pixel(position, tap))).summaryStatistics();
        var shape = new TransformShape(tiles.vertical().input(), tiles.horizontal().input(),
                sweep.dilation() * channels,
                inside.getCount() == 0 ? new Extent(0, 0) : new Extent(inside.getMin(), inside.getMax() + 1),
                tiles.horizontal().points() * pointFloats, pointFloats, Ending.NONE);
        return new Column(sweep.pixel(position, 0) * channels, Transforms.of(shape));
    }

    /// A row of zeros, and what a transform needs.
    int scratchFloats() {
        return zeroFloats() + (int) AlignedFloats.lines((long) tiles.points() * Lanes.COUNT);
    }

    private int zeroFloats() {
        return (int) AlignedFloats.lines(geometry.inputRow());
    }

    /// @param image   where it begins
    /// @param first   tile
    /// @param end     the tile after the last
    /// @param to      where the points of the first tile go
    /// @param scratch memory of the thread
    void transform(float[] arena, int image, int first, int end, int to, int scratch) {
        int channels = geometry.channels();
        var rows = new int[tiles.vertical().inputs()];
        int tile = first;
        while (tile < end) {
            int row = tiles.row(tile);
            int rowEnd = Math.min(end, (row + 1) * tiles.columns().count());
            place(arena, image, row, rows, scratch);
            for (; tile < rowEnd; tile++) {
                var column = columns.get(tiles.column(tile));
                channels(column.transform().current(), arena, rows, column.from(), scratch + zeroFloats(),
                        to + (tile - first) * channels);
            }
        }
    }

    private void place(float[] arena, int image, int row, int[] rows, int zeros) {
        int position = tiles.rows().first(row);
        for (int i = 0; i < rows.length; i++) {
            int y = geometry.rows().pixel(position, i);
            boolean isInside = geometry.rows().isInside(y);
            rows[i] = isInside ? image + y * geometry.inputRow() : zeros;
            if (!isInside) {
                Arrays.fill(arena, zeros, zeros + geometry.inputRow(), 0f);
            }
        }
    }

    /// All channels, the last vector overlapping the one before where they do not fill it.
    private void channels(Transform transform, float[] arena, int[] rows, int from, int scratch, int to) {
        int channels = geometry.channels();
        int whole = channels - channels % Lanes.COUNT;
        transform.run(arena, rows, from, arena, scratch, arena, to, to + whole, NO_BIAS, 0, 0);
        if (whole < channels) {
            int last = channels - Lanes.COUNT;
            transform.run(arena, rows, from + last, arena, scratch, arena, to + last, to + channels, NO_BIAS, 0, 0);
        }
    }
}

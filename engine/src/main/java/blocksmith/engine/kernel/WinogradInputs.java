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
    /// Floats from one pixel to the next.
    private final int pitch;
    /// Channels of a group.
    private final int share;
    private final List<Column> columns;

    /// A column of tiles.
    ///
    /// @param from floats from the beginning of a row to the tile
    private record Column(int from, Prepared<Transform> transform) {
    }

    /// @param pitch       floats from one pixel to the next
    /// @param share       channels of a group
    /// @param pointFloats floats from one point to the next
    WinogradInputs(WinogradTiles tiles, int pitch, int share, int pointFloats) {
        this.tiles = tiles;
        this.geometry = tiles.geometry();
        this.pitch = pitch;
        this.share = share;
        this.columns = IntStream.range(0, tiles.columns().count()).mapToObj(column -> column(column, pointFloats))
                .toList();
    }

    private Column column(int column, int pointFloats) {
        var sweep = geometry.columns();
        int position = tiles.columns().first(column);
        var inside = IntStream.range(0, tiles.horizontal().inputs())
                .filter(tap -> sweep.isInside(sweep.pixel(position, tap))).summaryStatistics();
        var shape = new TransformShape(tiles.vertical().input(), tiles.horizontal().input(),
                sweep.dilation() * pitch,
                inside.getCount() == 0 ? new Extent(0, 0) : new Extent(inside.getMin(), inside.getMax() + 1),
                tiles.horizontal().points() * pointFloats, pointFloats, Ending.NONE);
        return new Column(sweep.pixel(position, 0) * pitch, Transforms.of(shape));
    }

    /// A row of zeros, and what a transform needs.
    int scratchFloats() {
        return zeroFloats() + (int) AlignedFloats.lines((long) tiles.points() * Lanes.COUNT);
    }

    private int zeroFloats() {
        return (int) AlignedFloats.lines(rowFloats());
    }

    private int rowFloats() {
        return geometry.columns().size() * pitch;
    }

    /// @param from    where the group's first channel of the image's first pixel stands
    /// @param first   tile
    /// @param end     the tile after the last
    /// @param to      where the points of the first tile go
    /// @param scratch memory of the thread
    void transform(float[] arena, int from, int first, int end, int to, int scratch) {
        var rows = new int[tiles.vertical().inputs()];
        Arrays.fill(arena, scratch, scratch + rowFloats(), 0f);
        int tile = first;
        while (tile < end) {
            int row = tiles.row(tile);
            int firstOfRow = row * columns.size();
            int rowEnd = Math.min(end, firstOfRow + columns.size());
            place(from, row, rows, scratch);
            for (; tile < rowEnd; tile++) {
                var column = columns.get(tile - firstOfRow);
                channels(column.transform().current(), arena, rows, column.from(),
                        scratch + zeroFloats(), to + (tile - first) * share);
            }
        }
    }

    private void place(int from, int row, int[] rows, int zeros) {
        int position = tiles.rows().first(row);
        for (int i = 0; i < rows.length; i++) {
            int y = geometry.rows().pixel(position, i);
            boolean isInside = geometry.rows().isInside(y);
            rows[i] = isInside ? from + y * rowFloats() : zeros;
        }
    }

    /// All channels of a group, the last vector overlapping the one before where they do not fill it.
    private void channels(Transform transform, float[] arena, int[] rows, int from, int scratch, int to) {
        int whole = share - share % Lanes.COUNT;
        transform.run(arena, rows, from, arena, scratch, arena, to, to + whole, NO_BIAS, 0, 0);
        if (whole < share) {
            int last = share - Lanes.COUNT;
            transform.run(arena, rows, from + last, arena, scratch, arena, to + last, to + share, NO_BIAS, 0, 0);
        }
    }
}

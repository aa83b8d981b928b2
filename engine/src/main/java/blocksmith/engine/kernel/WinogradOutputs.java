package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.kernel.TransformShape.Bias;
import blocksmith.engine.kernel.TransformShape.Ending;
import blocksmith.engine.kernel.TransformShape.Extent;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Makes outputs of their points, the channels of one group at a time.
final class WinogradOutputs {
    private final WinogradTiles tiles;
    private final Geometry geometry;
    private final Order order;
    /// Channels of a group.
    private final int share;
    /// Floats from one pixel to the next where tiles go: the outputs, or rows of one group that are turned from there.
    private final int pitch;
    private final Transposition turning;
    private final float[] bias;
    private final int[] rows;
    private final List<Column> columns;
    private final Prepared<Transform> whole;
    private final Prepared<Transform> edge;
    /// Whether whole tiles are written to their place at once, since what is added to them stands as far apart as their outputs;
    /// otherwise all are copied.
    private final boolean writesWhole;
    /// What is left to be done to a whole tile, and to one that is copied.
    private final Finish rest;
    private final Finish restOfCopy;

    /// A column of tiles. To find this out for each tile takes as long as to transform some vectors of it.
    ///
    /// @param first  output of a row
    /// @param inside outputs of a row that are in the image
    private record Column(int first, int inside) {
    }

    /// @param groups      of channels
    /// @param pointFloats floats from one point to the next
    WinogradOutputs(WinogradTiles tiles, int groups, int pointFloats, float[] bias, Epilogue epilogue, Order order) {
        this.tiles = tiles;
        this.geometry = tiles.geometry();
        this.order = order;
        this.share = geometry.features() / groups;
        this.pitch = order == Order.CHANNELS_LAST ? geometry.features() : share;
        this.turning = turning();
        this.bias = bias;
        this.rows = IntStream.range(0, tiles.vertical().points())
                .map(row -> row * tiles.horizontal().points() * pointFloats).toArray();
        this.columns = IntStream.range(0, tiles.columns().count())
                .mapToObj(column -> new Column(tiles.columns().first(column), tiles.columns().inside(column)))
                .toList();
        var clamp = epilogue.activation().map(Clamp::of).orElse(Optional.of(Clamp.NONE));
        this.writesWhole = epilogue.residual() == Residual.NONE || pitch == geometry.features();
        this.rest = new Finish(clamp.isPresent() ? Epilogue.NONE : new Epilogue(Residual.NONE, epilogue.activation()));
        this.restOfCopy = new Finish(epilogue);
        this.edge = transform(pointFloats, tiles.horizontal().outputs() * share, share,
                new Ending(Bias.ADDED, Residual.NONE, Clamp.NONE));
        this.whole = writesWhole
                ? transform(pointFloats, geometry.rows().dilation() * rowFloats(),
                        geometry.columns().dilation() * pitch,
                        new Ending(Bias.ADDED, epilogue.residual(), clamp.orElse(Clamp.NONE)))
                : edge;
    }

    private Transposition turning() {
        int plane = planeFloats();
        return switch (order) {
            case CHANNELS_LAST -> Transposition.any(share, plane);
            case CHANNELS_FIRST -> Transposition.of(plane, share, share, plane);
        };
    }

    private Prepared<Transform> transform(int pointFloats, int outRow, int outColumn, Ending ending) {
        var columnsOfTile = tiles.horizontal().output();
        return Transforms.of(new TransformShape(tiles.vertical().output(), columnsOfTile, pointFloats,
                Extent.all(columnsOfTile),
                outRow, outColumn, ending));
    }

    private int planeFloats() {
        return geometry.rows().count() * geometry.columns().count();
    }

    /// From one row to the next where tiles go.
    private int rowFloats() {
        return geometry.columns().count() * pitch;
    }

    /// What a transform needs, a tile, and the rows of outputs that are turned.
    ///
    /// @param most tiles that are transformed at once
    int scratchFloats(int most) {
        return transformFloats() + tileFloats() + bandFloats(most);
    }

    private int transformFloats() {
        return (int) AlignedFloats.lines((long) tiles.points() * Lanes.COUNT);
    }

    private int tileFloats() {
        return (int) AlignedFloats.lines((long) tiles.vertical().outputs() * tiles.horizontal().outputs() * share);
    }

    private int bandFloats(int most) {
        return switch (order) {
            case CHANNELS_LAST -> 0;
            case CHANNELS_FIRST -> (int) AlignedFloats.lines(
                    (long) bandRows(Math.ceilDiv(most, tiles.band()) + 1) * rowFloats());
        };
    }

    /// Rows of outputs of so many bands.
    private int bandRows(int bands) {
        return bands * tiles.rows().phases() * tiles.vertical().outputs();
    }

    /// @param group   of channels
    /// @param first   tile: where outputs are turned, of a row of tiles
    /// @param end     the tile after the last: where outputs are turned, of its row
    /// @param points  where those of the first tile stand
    /// @param scratch memory of the thread
    void transform(Buffers buffers, int image, int group, int first, int end, int points, int scratch) {
        int output = buffers.output() + image * geometry.outputImage();
        int added = buffers.residual() + image * geometry.outputImage() + group * share;
        switch (order) {
            case CHANNELS_LAST -> new Work(buffers.arena(), scratch, output + group * share, added, group * share)
                    .tiles(first, end, points);
            case CHANNELS_FIRST -> {
                int bands = scratch + transformFloats() + tileFloats() - bandRows(first / tiles.band()) * rowFloats();
                new Work(buffers.arena(), scratch, bands, added, group * share).tiles(first, end, points);
                turn(buffers, bands, output + group * share * planeFloats(), first, end);
            }
        }
    }

    /// Rows of whole bands from end to end, others one by one, since rows between them are made by other tasks.
    ///
    /// @param from where the first row of the image would stand
    /// @param to   where it goes
    private void turn(Buffers buffers, int from, int to, int first, int end) {
        int wholeBand = Math.ceilDiv(first, tiles.band());
        int endBand = Math.max(wholeBand, end / tiles.band());
        for (int tile = first; tile < Math.min(end, wholeBand * tiles.band()); tile += columns.size()) {
            turnApart(buffers, from, to, tiles.row(tile));
        }
        turnRows(buffers, from, to, bandRows(wholeBand), Math.min(bandRows(endBand), geometry.rows().count()));
        for (int tile = endBand * tiles.band(); tile < end; tile += columns.size()) {
            turnApart(buffers, from, to, tiles.row(tile));
        }
    }

    private void turnApart(Buffers buffers, int from, int to, int tileRow) {
        for (int y = 0; y < tiles.rows().inside(tileRow); y++) {
            int row = tiles.rows().first(tileRow) + y * tiles.rows().step();
            turnRows(buffers, from, to, row, row + 1);
        }
    }

    private void turnRows(Buffers buffers, int from, int to, int row, int endRow) {
        int width = geometry.columns().count();
        for (int feature = 0; feature < share && row < endRow; feature += Transposition.BLOCK) {
            turning.columns(buffers.arena(), from + row * rowFloats(), (endRow - row) * width, share, feature,
                    buffers.target(), to + row * width);
        }
    }

    /// Tiles of an image, of one group.
    private final class Work {
        private final float[] arena;
        private final int scratch;
        private final int output;
        private final int residual;
        private final int feature;

        /// @param output   where the first pixel of the image is, or would be
        /// @param residual the same of what is added
        /// @param feature  the first channel
        Work(float[] arena, int scratch, int output, int residual, int feature) {
            this.arena = arena;
            this.scratch = scratch;
            this.output = output;
            this.residual = residual;
            this.feature = feature;
        }

        void tiles(int first, int end, int points) {
            int tile = first;
            while (tile < end) {
                int row = tiles.row(tile);
                int firstOfRow = row * columns.size();
                int endOfRow = Math.min(end, firstOfRow + columns.size());
                int down = tiles.rows().inside(row);
                int ofRow = tiles.rows().first(row) * geometry.columns().count();
                for (; tile < endOfRow; tile++) {
                    var column = columns.get(tile - firstOfRow);
                    tile(points + (tile - first) * share, ofRow + column.first(), down, column.inside());
                }
            }
        }

        /// @param from   where its points stand
        /// @param pixel  its first
        /// @param down   rows of it that are in the image
        /// @param across the same of columns
        private void tile(int from, int pixel, int down, int across) {
            if (writesWhole && down == tiles.vertical().outputs() && across == tiles.horizontal().outputs()) {
                channels(whole.current(), from, output + pixel * pitch, residual + pixel * pitch);
                finish(rest, pixel, down, across);
            } else {
                channels(edge.current(), from, scratch + transformFloats(), 0);
                copy(pixel, down, across);
                finish(restOfCopy, pixel, down, across);
            }
        }

        /// All channels, the last vector overlapping the one before where they do not fill it.
        private void channels(Transform transform, int from, int to, int added) {
            int filled = share - share % Lanes.COUNT;
            transform.run(arena, rows, from, arena, scratch, arena, to, to + filled, bias, feature, added);
            if (filled < share) {
                int last = share - Lanes.COUNT;
                transform.run(arena, rows, from + last, arena, scratch, arena, to + last, to + share, bias,
                        feature + last, added + last);
            }
        }

        /// The outputs of a tile that are in the image.
        private void copy(int first, int down, int across) {
            int from = scratch + transformFloats();
            for (int y = 0; y < down; y++) {
                for (int x = 0; x < across; x++) {
                    System.arraycopy(arena, from + (y * tiles.horizontal().outputs() + x) * share, arena,
                            output + pixel(first, y, x) * pitch, share);
                }
            }
        }

        private void finish(Finish finish, int first, int down, int across) {
            if (!finish.isNeeded()) {
                return;
            }
            for (int y = 0; y < down; y++) {
                for (int x = 0; x < across; x++) {
                    int pixel = pixel(first, y, x);
                    finish.apply(arena, output + pixel * pitch, residual + pixel * geometry.features(), share);
                }
            }
        }

        private int pixel(int first, int y, int x) {
            return first + y * tiles.rows().step() * geometry.columns().count() + x * tiles.columns().step();
        }
    }
}

package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.kernel.TransformShape.Bias;
import blocksmith.engine.kernel.TransformShape.Ending;
import blocksmith.engine.kernel.TransformShape.Extent;
import java.util.Optional;
import java.util.stream.IntStream;

/// Makes outputs of their points.
final class WinogradOutputs {
    private final WinogradTiles tiles;
    private final Geometry geometry;
    private final Order order;
    private final Transposition turning;
    private final float[] bias;
    private final int[] rows;
    private final Prepared<Transform> whole;
    private final Prepared<Transform> edge;
    /// What is left to be done to a whole tile, and to one at the edge.
    private final Finish rest;
    private final Finish restAtEdge;

    /// @param pointFloats floats from one point to the next
    WinogradOutputs(WinogradTiles tiles, int pointFloats, float[] bias, Epilogue epilogue, Order order) {
        this.tiles = tiles;
        this.geometry = tiles.geometry();
        this.order = order;
        this.turning = turning(geometry, order);
        this.bias = bias;
        this.rows = IntStream.range(0, tiles.vertical().points())
                .map(row -> row * tiles.horizontal().points() * pointFloats).toArray();
        var clamp = epilogue.activation().map(Clamp::of).orElse(Optional.of(Clamp.NONE));
        this.rest = new Finish(clamp.isPresent() ? Epilogue.NONE : new Epilogue(Residual.NONE, epilogue.activation()));
        this.restAtEdge = new Finish(epilogue);
        this.whole = transform(pointFloats, geometry.rows().dilation() * geometry.outputRow(),
                geometry.columns().dilation() * geometry.features(),
                new Ending(Bias.ADDED, epilogue.residual(), clamp.orElse(Clamp.NONE)));
        this.edge = transform(pointFloats, tiles.horizontal().outputs() * geometry.features(), geometry.features(),
                new Ending(Bias.ADDED, Residual.NONE, Clamp.NONE));
    }

    private static Transposition turning(Geometry geometry, Order order) {
        int features = geometry.features();
        int plane = geometry.rows().count() * geometry.columns().count();
        return switch (order) {
            case CHANNELS_LAST -> Transposition.any(features, plane);
            case CHANNELS_FIRST -> Transposition.of(plane, features, features, plane);
        };
    }

    private Prepared<Transform> transform(int pointFloats, int outRow, int outColumn, Ending ending) {
        var columns = tiles.horizontal().output();
        return Transforms.of(new TransformShape(tiles.vertical().output(), columns, pointFloats, Extent.all(columns),
                outRow, outColumn, ending));
    }

    /// What a transform needs, a tile, and the rows of outputs that are turned.
    ///
    /// @param most tiles that are transformed at once
    int scratchFloats(int most) {
        return tile() + tileFloats() + bandFloats(most);
    }

    private int tile() {
        return (int) AlignedFloats.lines((long) tiles.points() * Lanes.COUNT);
    }

    private int tileFloats() {
        return (int) AlignedFloats
                .lines((long) tiles.vertical().outputs() * tiles.horizontal().outputs() * geometry.features());
    }

    private int bandFloats(int most) {
        return switch (order) {
            case CHANNELS_LAST -> 0;
            case CHANNELS_FIRST -> (int) AlignedFloats.lines(
                    (long) bandRows(Math.ceilDiv(most, tiles.band()) + 1) * geometry.outputRow());
        };
    }

    /// Rows of outputs of so many bands.
    private int bandRows(int bands) {
        return bands * tiles.rows().phases() * tiles.vertical().outputs();
    }

    /// @param first   tile: where outputs are turned, of a row of tiles
    /// @param end     the tile after the last: where outputs are turned, of its row
    /// @param points  where those of the first tile stand
    /// @param scratch memory of the thread
    void transform(Buffers buffers, int image, int first, int end, int points, int scratch) {
        int output = image * geometry.outputImage();
        switch (order) {
            case CHANNELS_LAST -> new Work(buffers.arena(), scratch, buffers.output() + output,
                    buffers.residual() + output).tiles(first, end, points);
            case CHANNELS_FIRST -> {
                int bands = scratch + tile() + tileFloats()
                        - bandRows(first / tiles.band()) * geometry.outputRow();
                new Work(buffers.arena(), scratch, bands, buffers.residual() + output).tiles(first, end, points);
                turn(buffers, bands, buffers.output() + output, first, end);
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
        for (int tile = first; tile < Math.min(end, wholeBand * tiles.band()); tile += tiles.columns().count()) {
            turnApart(buffers, from, to, tiles.row(tile));
        }
        turnRows(buffers, from, to, bandRows(wholeBand), Math.min(bandRows(endBand), geometry.rows().count()));
        for (int tile = endBand * tiles.band(); tile < end; tile += tiles.columns().count()) {
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
        int columns = geometry.columns().count();
        int features = geometry.features();
        for (int feature = 0; feature < features && row < endRow; feature += Transposition.BLOCK) {
            turning.columns(buffers.arena(), from + row * geometry.outputRow(), (endRow - row) * columns, features,
                    feature, buffers.target(), to + row * columns);
        }
    }

    /// Tiles of an image.
    private final class Work {
        private final float[] arena;
        private final int scratch;
        private final int output;
        private final int residual;

        /// @param output   where the first pixel of the image is, or would be
        /// @param residual the same of what is added
        Work(float[] arena, int scratch, int output, int residual) {
            this.arena = arena;
            this.scratch = scratch;
            this.output = output;
            this.residual = residual;
        }

        void tiles(int first, int end, int points) {
            for (int tile = first; tile < end; tile++) {
                int offset = tiles.rows().first(tiles.row(tile)) * geometry.outputRow()
                        + tiles.columns().first(tiles.column(tile)) * geometry.features();
                int from = points + (tile - first) * geometry.features();
                if (tiles.isWhole(tile)) {
                    channels(whole.current(), from, output + offset, residual + offset);
                    finish(rest, tile, offset);
                } else {
                    channels(edge.current(), from, scratch + tile(), 0);
                    copy(tile, offset);
                    finish(restAtEdge, tile, offset);
                }
            }
        }

        /// All channels, the last vector overlapping the one before where they do not fill it.
        private void channels(Transform transform, int from, int to, int added) {
            int features = geometry.features();
            int whole = features - features % Lanes.COUNT;
            transform.run(arena, rows, from, arena, scratch, arena, to, to + whole, bias, 0, added);
            if (whole < features) {
                int last = features - Lanes.COUNT;
                transform.run(arena, rows, from + last, arena, scratch, arena, to + last, to + features, bias,
                        last, added + last);
            }
        }

        /// The outputs of a tile that are in the image.
        private void copy(int tile, int offset) {
            int from = scratch + tile();
            for (int y = 0; y < tiles.rows().inside(tiles.row(tile)); y++) {
                for (int x = 0; x < tiles.columns().inside(tiles.column(tile)); x++) {
                    System.arraycopy(arena, from + (y * tiles.horizontal().outputs() + x) * geometry.features(), arena,
                            output + offset + pixel(y, x), geometry.features());
                }
            }
        }

        private void finish(Finish finish, int tile, int offset) {
            if (!finish.isNeeded()) {
                return;
            }
            for (int y = 0; y < tiles.rows().inside(tiles.row(tile)); y++) {
                for (int x = 0; x < tiles.columns().inside(tiles.column(tile)); x++) {
                    int at = offset + pixel(y, x);
                    finish.apply(arena, output + at, residual + at, geometry.features());
                }
            }
        }

        private int pixel(int y, int x) {
            return y * tiles.rows().step() * geometry.outputRow() + x * tiles.columns().step() * geometry.features();
        }
    }
}

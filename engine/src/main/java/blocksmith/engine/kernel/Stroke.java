package blocksmith.engine.kernel;

import blocksmith.engine.kernel.BlockShape.Bias;
import blocksmith.engine.kernel.BlockShape.Spread;
import blocksmith.engine.kernel.Epilogue.Residual;
import java.util.ArrayList;
import java.util.List;

/// One panel of a convolution, over some rows of pixels. Its inputs are summed piece by piece: the weights of a piece stay
/// near for all the pixels, whose sums wait meanwhile. Pieces between the first and the last leave out rows whose
/// windows have only zeros there, and columns too where blocks are whole rows.
final class Stroke {
    /// Of the weights of a piece: with few registers most of a first cache. With many, an input is multiplied so often that its weights may
    /// come from the second cache meanwhile, and the longer a piece is, the less often sums wait.
    private static final int MOST_FLOATS = (Registers.ARE_FEW ? 6 : 12) << 10;

    /// For what is read, and for stores where nothing is fetched by them: of use only where stores fetch.
    private static final int READ = BlockShape.MOST_VECTORS * AlignedFloats.LINE;

    private final Panel panel;
    private final int pixels;
    private final boolean readsFirst;
    private final List<Piece> pieces;

    /// @param weights where they begin, counted from the panel's
    /// @param sight   the outputs that it adds to
    private record Piece(Offsets inputs, int weights, BlockShape shape, Prepared<Block> block, Sight sight) {

        /// The first of some rows that it adds to, counted from the first of them.
        int firstRow(Pixels at) {
            return Math.clamp(sight.firstRow() - at.first, 0, at.rows);
        }

        /// The one after the last.
        int endRow(Pixels at) {
            return Math.clamp(sight.endRow() - at.first, 0, at.rows);
        }
    }

    /// How a convolution looks to the blocks of one panel.
    ///
    /// @param channels of a group
    /// @param step     floats from the inputs of one output pixel to those of the next
    /// @param features floats from one output pixel to the next
    /// @param inputs   most that are summed at once
    /// @param fetched  pixels of an area, if weights are so many that they are rather fetched before they are used,
    ///                 otherwise 0
    record Site(Geometry geometry, int channels, int step, int features, int inputs, int fetched, Residual residual,
            Clamp clamp) {

        /// The outputs that some inputs add to: of all columns unless blocks are whole rows.
        private Sight sight(int first, int end, int pixels) {
            var sight = Sight.of(geometry, first / channels, Math.ceilDiv(end, channels));
            return isRow(pixels) || sight.isEmpty()
                    ? sight
                    : new Sight(sight.firstRow(), sight.endRow(), 0, geometry.columns().count());
        }

        private Sight everything() {
            return new Sight(0, geometry.rows().count(), 0, geometry.columns().count());
        }

        private boolean isRow(int pixels) {
            return pixels == geometry.columns().count();
        }
    }

    /// Whether a panel of so many vectors takes all inputs at once, if nothing else is against it.
    static boolean isWhole(int vectors, int inputs) {
        return inputs <= MOST_FLOATS / (vectors * Lanes.COUNT);
    }

    /// @param pixels  of a block
    /// @param offsets of the inputs of one output pixel
    Stroke(Panel panel, int pixels, int[] offsets, Site site) {
        this.panel = panel;
        this.pixels = pixels;
        this.readsFirst = Ahead.IS_READ_BEFORE && site.fetched > 0;
        this.pieces = pieces(panel, pixels, offsets, site);
    }

    private static List<Piece> pieces(Panel panel, int pixels, int[] offsets, Site site) {
        int together = site.fetched == 0 ? Inputs.SOME : Inputs.MANY;
        var inputs = Offsets.inRows(offsets, together)
                .pieces(Math.min(site.inputs, MOST_FLOATS / panel.lanes()), together);
        var pieces = new ArrayList<Piece>();
        int done = 0;
        for (int i = 0; i < inputs.size(); i++) {
            boolean isFirst = i == 0;
            boolean isLast = i == inputs.size() - 1;
            int end = done + inputs.get(i).count();
            var sight = isFirst || isLast ? site.everything() : site.sight(done, end, pixels);
            if (!sight.isEmpty()) {
                var shape = shape(panel, site.isRow(pixels) ? sight.columns() : pixels, site,
                        inputs.get(i), isFirst, isLast);
                pieces.add(new Piece(inputs.get(i), (isFirst ? 0 : 1 + done) * panel.lanes(), shape,
                        Blocks.of(shape), sight));
            }
            done = end;
        }
        return pieces;
    }

    private static BlockShape shape(Panel panel, int pixels, Site site, Offsets offsets, boolean isFirst,
            boolean isLast) {
        var outputs = new Spread(site.features, panel.first(), panel.last());
        var waiting = new Spread(panel.lanes(), panel.lanes() - Lanes.COUNT);
        return new BlockShape(pixels, panel.vectors(), site.step, panel.lanes(), isLast ? outputs : waiting,
                isFirst ? outputs : waiting, isFirst ? Bias.BY_VECTOR : Bias.NONE,
                isFirst ? site.residual : Residual.ADDED, isLast ? site.clamp : Clamp.NONE,
                offsets.inputs(), ahead(panel, pixels, offsets.inputs(), site));
    }

    /// Lines that a block fetches with the inputs of an iteration.
    private static int ahead(Panel panel, int pixels, Inputs inputs, Site site) {
        return site.fetched == 0 ? 0 : Ahead.lines(panel.vectors(), Math.ceilDiv(site.fetched, pixels), inputs);
    }

    Panel panel() {
        return panel;
    }

    /// Whether all inputs are summed at once.
    boolean isWhole() {
        return pieces.size() == 1;
    }

    /// Whether one call makes several blocks that follow each other.
    boolean makesRows() {
        return pieces.getFirst().shape.makesRows();
    }

    /// Whether blocks fetch what is needed after them.
    boolean fetches() {
        return pieces.stream().anyMatch(piece -> piece.shape.ahead() > 0);
    }

    int pixels() {
        return pixels;
    }

    /// What sums all inputs at once, if [#isWhole].
    Prepared<Block> block() {
        return pieces.getFirst().block;
    }

    /// The inputs of that.
    Offsets inputs() {
        return pieces.getFirst().inputs;
    }

    /// The limits of its results.
    Clamp clamp() {
        return pieces.getLast().shape.clamp();
    }

    /// Floats where the sums of so many rows wait, behind some lines for what is read ahead.
    int waitingFloats(int rows, int columns) {
        return READ
                + (isWhole() ? 0 : rows * Math.ceilDiv(columns, pixels) * pixels * panel.lanes());
    }

    /// Pixels that a stroke makes.
    ///
    /// @param first    row, among those that areas are cut of
    /// @param x        what the inputs stand in
    /// @param from     where those of the first pixel are
    /// @param row      floats from the inputs of one row to those of the next
    /// @param pixel    floats from the inputs of one pixel to those of the next
    /// @param arena    what outputs, residual and waiting sums stand in
    /// @param to       where the first pixel's outputs go
    /// @param toRow    floats from one row of outputs to the next
    /// @param toPixel  floats from one pixel's outputs to the next
    /// @param residual where that of the first pixel stands
    /// @param waiting  where sums may wait
    /// @param areNumbers whether all inputs and sums are known to be numbers
    record Pixels(int first, int rows, int columns, float[] x, int from, int row, int pixel, float[] arena, int to,
            int toRow, int toPixel, int residual, int waiting, boolean areNumbers) {

        /// What makes blocks of a shape of them.
        Block block(Prepared<Block> prepared, Clamp clamp) {
            return areNumbers || !clamp.isOfNumbers() ? prepared.current() : prepared.plain();
        }
    }

    /// Fetches what is needed first, if what runs then fetches the rest.
    ///
    /// @param waiting as in [Pixels]
    void begin(AlignedFloats weights, float[] arena, int waiting, Readers readers) {
        if (readsFirst && readers == Readers.ONE) {
            fetch(pieces.getFirst(), weights, arena, waiting);
        }
    }

    private void fetch(Piece piece, AlignedFloats weights, float[] arena, int waiting) {
        // what is read must be used, or the compiler leaves the reading out
        arena[waiting] = weights.read(from(piece, weights), piece.inputs.count() * panel.lanes());
    }

    private int from(Piece piece, AlignedFloats weights) {
        return weights.offset() + panel.offset() + piece.weights;
    }

    void run(AlignedFloats weights, Pixels at, Readers readers) {
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            int from = from(piece, weights);
            if (readsFirst && readers == Readers.SEVERAL) {
                fetch(piece, weights, at.arena, at.waiting);
            }
            int rows = piece.endRow(at) - piece.firstRow(at);
            var ahead = switch (readers) {
                case ONE -> Ahead.of(weights.array(), from, rows * blocks(at), piece.inputs.count(), piece.shape);
                case SEVERAL -> Ahead.nothing(weights.array(), from, at.arena, at.waiting);
            };
            run(i, weights.array(), from, ahead, at);
        }
    }

    /// Of a row.
    private int blocks(Pixels at) {
        return Math.ceilDiv(at.columns, pixels);
    }

    private void run(int index, float[] weights, int panelAt, Ahead ahead, Pixels at) {
        // a call might change what objects hold: what is not read before is read again for each
        boolean isFirst = index == 0;
        boolean isLast = index == pieces.size() - 1;
        var piece = pieces.get(index);
        var block = at.block(piece.block, piece.shape.clamp());
        var offsets = piece.inputs.all();
        int step = piece.inputs.step();
        var x = at.x;
        var arena = at.arena;
        var next = ahead.array();
        int further = ahead.step();
        int fetched = ahead.from();
        int toFetch = ahead.ofBlock(piece.inputs.iterations());
        int columns = at.columns;
        int ofPixel = at.pixel;
        int toPixel = at.toPixel;
        int ofBlock = pixels;
        int toWait = ofBlock * panel.lanes();
        int waiting = at.waiting + READ + piece.firstRow(at) * blocks(at) * toWait
                + piece.sight.firstColumn() * panel.lanes();
        int end = piece.endRow(at);
        int inRow = piece.shape.makesRows() ? columns / ofBlock : 1;
        for (int row = piece.firstRow(at); row < end; row++) {
            int input = at.from + row * at.row + piece.sight.firstColumn() * ofPixel;
            int to = at.to + row * at.toRow;
            int residual = at.residual + row * at.toRow;
            int count;
            for (int column = 0; column < columns; column += count * ofBlock) {
                count = column + inRow * ofBlock <= columns ? inRow : 1;
                int pixel = Math.min(column, columns - ofBlock);
                int result = pixel * toPixel;
                block.run(weights, panelAt, x, input + pixel * ofPixel, offsets, step, arena,
                        isLast ? to + result : waiting, arena, isFirst ? residual + result : waiting,
                        next, fetched, further, count);
                fetched += toFetch;
                waiting += count * toWait;
            }
        }
    }
}

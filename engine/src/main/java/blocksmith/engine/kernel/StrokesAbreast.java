package blocksmith.engine.kernel;

import java.util.List;
import java.util.Optional;

/// All panels of a convolution at each block of pixels before any goes on to the next: what a pixel becomes is stored in one go,
/// while the weights of all of them stay in the first cache.
final class StrokesAbreast {
    /// Of their weights: two thirds of a first cache.
    private static final int MOST_FLOATS = 8 << 10;

    /// Blocks of a row that each panel makes in one go.
    private static final int MOST_BLOCKS = 8;

    private final List<Prepared<Block>> blocks;
    private final Clamp clamp;
    private final Offsets inputs;
    private final int pixels;
    private final boolean makesRows;
    /// Where the weights of each begin.
    private final int[] panels;
    /// The first channel of each.
    private final int[] features;
    private final float[] weights;

    private StrokesAbreast(List<Stroke> strokes, AlignedFloats weights) {
        this.blocks = strokes.stream().map(Stroke::block).toList();
        this.clamp = strokes.getFirst().clamp();
        this.inputs = strokes.getFirst().inputs();
        this.pixels = strokes.getFirst().pixels();
        this.makesRows = strokes.getFirst().makesRows();
        this.panels = strokes.stream().mapToInt(stroke -> weights.offset() + stroke.panel().offset()).toArray();
        this.features = strokes.stream().mapToInt(stroke -> stroke.panel().feature()).toArray();
        this.weights = weights.array();
    }

    /// Strokes of the same inputs, each of which sums them at once, in blocks of as many pixels; empty for others.
    static Optional<StrokesAbreast> of(List<Stroke> strokes, AlignedFloats weights) {
        var first = strokes.getFirst();
        boolean areAlike = strokes.stream().allMatch(stroke -> stroke.isWhole() && !stroke.fetches()
                && stroke.pixels() == first.pixels()
                && stroke.panel().group() == first.panel().group());
        int lanes = strokes.stream().mapToInt(stroke -> stroke.panel().lanes()).sum();
        return strokes.size() > 1 && areAlike && lanes * first.inputs().count() <= MOST_FLOATS
                ? Optional.of(new StrokesAbreast(strokes, weights))
                : Optional.empty();
    }

    /// @param at what the first of them makes
    void run(Stroke.Pixels at) {
        var current = new Block[panels.length];
        for (int i = 0; i < current.length; i++) {
            current[i] = at.block(blocks.get(i), clamp);
        }
        for (int row = 0; row < at.rows(); row++) {
            run(current, at, row);
        }
    }

    private void run(Block[] current, Stroke.Pixels at, int row) {
        // a call might change what objects hold: what is not read before is read again for each
        var x = at.x();
        var arena = at.arena();
        var data = weights;
        var panelAt = panels;
        var feature = features;
        var offsets = inputs.all();
        int step = inputs.step();
        int ofPixel = at.pixel();
        int toPixel = at.toPixel();
        int columns = at.columns();
        int ofBlock = pixels;
        int firstInput = at.from() + row * at.row();
        int firstOutput = at.to() + row * at.toRow();
        int toResidual = at.residual() - at.to();
        int waiting = at.waiting();
        int whole = columns / ofBlock;
        int inRow = inRow(whole);
        int count;
        for (int column = 0; column < columns; column += count * ofBlock) {
            count = Math.clamp(whole, 1, inRow);
            whole -= count;
            int pixel = Math.min(column, columns - ofBlock);
            int input = firstInput + pixel * ofPixel;
            int output = firstOutput + pixel * toPixel;
            for (int i = 0; i < current.length; i++) {
                int made = output + feature[i];
                current[i].run(data, panelAt[i], x, input, offsets, step, arena, made, arena, made + toResidual, arena,
                        waiting, 0, count);
            }
        }
    }

    /// Blocks of a row at once: few, in shares as equal as can be.
    private int inRow(int whole) {
        return makesRows ? Math.ceilDiv(whole, Math.ceilDiv(whole, MOST_BLOCKS)) : 1;
    }
}

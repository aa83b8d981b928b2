package blocksmith.engine.kernel;

import blocksmith.engine.kernel.DepthwiseShape.Axis;
import blocksmith.engine.kernel.DepthwiseShape.Inside;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The filters of a convolution with one filter a channel, over planes: some rows of outputs are made at once, channel by channel, a
/// vector of neighbours innermost. Rows of inputs are copied first with zeros around them, or, where loads are in order, read where they
/// stand: masks keep out what is beside them, and rows at the upper and the lower edge have blocks of their own
/// ([why](../../../../../../decisions/0050-planes-are-filtered-where-they-stand.md)).
final class PlaneFilters {
    /// Of outputs that are made at once: what is summed next stays near.
    private static final int ROWS = 8;
    /// Of a block: with more the compiler gives up.
    private static final int MOST_TERMS = 200;

    private final Geometry geometry;
    /// Of each channel the bias, then the taps; then the masks.
    private final AlignedFloats weights;
    private final Axis down;
    /// Of a row, columns of zeros that windows reach over, and columns of the image behind them.
    private final int before;
    private final int inside;
    /// Floats before the image's columns where rows are copied: the first begins on a line.
    private final int left;
    /// Floats from one row that is read to the next.
    private final int pitch;
    private final boolean isInPlace;
    private final Prepared<RowCopy> copy;
    private final Prepared<DepthwiseBlock> block;
    /// What reads inputs where they stand: the rows between, the uppermost and the lowest; none if all are copied.
    private final List<Part> parts;
    private final Finish finish;

    /// What makes rows whose windows reach over so many above and below the image.
    private record Part(int above, int below, Prepared<DepthwiseBlock> block) {
    }

    PlaneFilters(Geometry geometry, FilterWeights filters, float[] bias, Epilogue epilogue) {
        this.geometry = geometry;
        this.before = geometry.columns().before();
        this.inside = inside(geometry);
        this.left = Math.toIntExact(AlignedFloats.lines(before));
        int count = geometry.rows().count();
        int most = Math.clamp(MOST_TERMS / geometry.taps(), 1, ROWS);
        this.down = new Axis(Math.ceilDiv(count, Math.ceilDiv(count, most)), geometry.rows().kernel(),
                geometry.rows().stride(), geometry.rows().dilation());
        var clamp = Clamp.ofSums(epilogue);
        this.finish = new Finish(clamp.rest(epilogue));
        var inPlace = inPlace(0, 0, clamp);
        this.isInPlace = inPlace.isInOrder() && !DepthwiseBlocks.isTooLong(inPlace);
        this.pitch = isInPlace
                ? geometry.columns().size()
                : AlignedFloats.oddLines((long) left - before + geometry.paddedColumns());
        this.copy = RowCopyCode.of(new RowCopy.Shape(inside, geometry.columns().size(), pitch));
        var shape = isInPlace ? inPlace : shape(Inside.EVERYTHING, Inside.EVERYTHING, pitch, clamp);
        this.block = DepthwiseBlocks.of(shape);
        this.weights = packed(geometry, filters, bias, shape.masks());
        this.parts = isInPlace
                ? List.of(new Part(0, 0, block), part(0, clamp), part(count - rows(), clamp))
                : List.of();
    }

    /// What reads inputs where they stand.
    private DepthwiseShape inPlace(int above, int below, Clamp clamp) {
        var rows = below == 0 ? new Inside(above, Integer.MAX_VALUE) : new Inside(above, down.reach() - below);
        int columns = geometry.columns().size();
        return shape(rows, new Inside(before, before + columns), columns, clamp);
    }

    private DepthwiseShape shape(Inside rows, Inside columns, int toRow, Clamp clamp) {
        var across = new Axis(1, geometry.columns().kernel(), 1, geometry.columns().dilation());
        return DepthwiseShape.ofPlane(down, across, rows, columns, toRow, geometry.columns().count(), clamp);
    }

    /// @param row the first that it makes
    private Part part(int row, Clamp clamp) {
        int top = geometry.rows().pixel(row, 0);
        return new Part(above(top), below(top), DepthwiseBlocks.of(inPlace(above(top), below(top), clamp)));
    }

    private int above(int top) {
        return Math.clamp(-top, 0, down.reach());
    }

    private int below(int top) {
        return Math.clamp((long) top + down.reach() - geometry.rows().size(), 0, down.reach());
    }

    private static AlignedFloats packed(Geometry geometry, FilterWeights filters, float[] bias, float[] masks) {
        int taps = geometry.taps();
        int ofChannels = geometry.channels() * (1 + taps);
        var packed = AlignedFloats.allocate(ofChannels + masks.length);
        System.arraycopy(masks, 0, packed.array(), packed.offset() + ofChannels, masks.length);
        for (int channel = 0; channel < geometry.channels(); channel++) {
            int at = packed.offset() + channel * (1 + taps);
            packed.array()[at] = bias[channel];
            System.arraycopy(filters.data(), filters.at(channel, 0), packed.array(), at + 1, taps);
        }
        return packed;
    }

    /// Why windows of this kind are not moved over planes; empty when they are.
    static Optional<String> reasonAgainst(Geometry geometry) {
        int stride = geometry.columns().stride();
        if (stride != 1) {
            return Optional.of("windows move by " + stride + " pixels, not one");
        }
        int least = Math.min(geometry.columns().count(), inside(geometry));
        return least < Lanes.COUNT
                ? Optional.of("rows have " + least + " pixels, fewer than the " + Lanes.COUNT + " of a vector")
                : Optional.empty();
    }

    private static int inside(Geometry geometry) {
        var columns = geometry.columns();
        return Math.min(columns.size(), geometry.paddedColumns() - columns.before());
    }

    Geometry geometry() {
        return geometry;
    }

    /// Rows of outputs that are made at once.
    int rows() {
        return down.outputs();
    }

    /// Where inputs are copied to: the rows that windows reach over, and what the last vector reads behind them.
    int floats() {
        return Math.toIntExact(left + AlignedFloats.lines((long) down.reach() * pitch + geometry.paddedColumns()));
    }

    /// Makes the memory zero where nothing is ever copied to.
    void clear(float[] memory, int copied) {
        Arrays.fill(memory, copied, copied + floats(), 0f);
    }

    /// Where rows go.
    ///
    /// @param to      the first row of the first channel
    /// @param further floats from there to where that of the next channel goes
    /// @param free    floats behind the rows that anything may be written to
    record Target(float[] array, int to, int further, int free) {
    }

    /// Makes [#rows] rows of outputs of the channels from `channel` to `end`.
    ///
    /// @param source  what the inputs stand in
    /// @param planes  where the image's first plane begins
    /// @param channel the first that is made
    /// @param end     the one after the last
    /// @param row     the first of the rows
    /// @param memory  where inputs are copied to, from `copied` on
    void make(float[] source, int planes, int channel, int end, int row, float[] memory, int copied, Target target) {
        int top = geometry.rows().pixel(row, 0);
        int plane = geometry.rows().size() * geometry.columns().size();
        var found = standing(top);
        var standing = found.orElse(block).current();
        var all = block.current();
        var rows = new int[]{0, weights.offset() + geometry.channels() * (1 + geometry.taps())};
        int to = target.to;
        for (int i = channel; i < end; i++) {
            int from = planes + i * plane;
            if (found.isPresent() && isThere(source, from, top)) {
                rows[0] = from + top * pitch - before;
                filter(standing, source, rows, i, target, to);
            } else {
                copy(source, from, top, memory, copied);
                rows[0] = copied + left - before;
                filter(all, memory, rows, i, target, to);
            }
            to += target.further;
        }
    }

    /// What reads inputs where they stand; empty where there is none for rows so near to an edge.
    ///
    /// @param top the first row that windows reach over, perhaps above the image
    private Optional<Prepared<DepthwiseBlock>> standing(int top) {
        for (var part : parts) {
            if (part.above == above(top) && part.below == below(top)) {
                return Optional.of(part.block);
            }
        }
        return Optional.empty();
    }

    /// Whether the array has all that is read where it stands, with what is masked and what the last vector has beyond.
    private boolean isThere(float[] source, int plane, int top) {
        int first = top + above(top);
        int last = top + down.reach() - below(top) - 1;
        return plane + first * pitch >= before
                && plane + last * pitch - before + geometry.paddedColumns() + Lanes.COUNT <= source.length;
    }

    /// @param rows where the first window begins, and the first mask
    private void filter(DepthwiseBlock current, float[] inputs, int[] rows, int channel, Target target, int to) {
        int weight = weights.offset() + channel * (1 + geometry.taps());
        int columns = geometry.columns().count();
        int beyond = Math.floorMod(-columns, Lanes.COUNT);
        if (beyond <= target.free) {
            current.run(weights.array(), weight, inputs, rows, target.array, to, columns + beyond);
        } else {
            int last = columns - Lanes.COUNT;
            current.run(weights.array(), weight, inputs, rows, target.array, to, columns + beyond - Lanes.COUNT);
            current.run(weights.array(), weight, inputs, new int[]{rows[0] + last, rows[1] + last}, target.array,
                    to + last, Lanes.COUNT);
        }
    }

    /// @param top the first row that windows reach over, perhaps above the image
    private void copy(float[] source, int plane, int top, float[] memory, int copied) {
        int first = above(top);
        int end = down.reach() - below(top);
        int to = copied + left;
        copy.current().run(source, plane + (top + first) * geometry.columns().size(), memory, to + first * pitch,
                end - first);
        zeros(memory, to, 0, first);
        zeros(memory, to, end, down.reach());
    }

    private void zeros(float[] memory, int to, int row, int end) {
        for (int i = row; i < end; i++) {
            Arrays.fill(memory, to + i * pitch, to + i * pitch + inside, 0f);
        }
    }

    /// Applies what is left of the epilogue to results.
    void finish(float[] results, int from, int count) {
        finish.apply(results, from, 0, count);
    }
}

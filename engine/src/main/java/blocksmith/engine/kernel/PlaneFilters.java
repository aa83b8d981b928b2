package blocksmith.engine.kernel;

import blocksmith.engine.kernel.DepthwiseShape.Axis;
import java.util.Arrays;
import java.util.Optional;

/// The filters of a convolution with one filter a channel, over planes: some rows of one channel at a time are copied with
/// zeros around them, then as many rows of outputs are made at once, a vector of neighbours innermost.
final class PlaneFilters {
    /// Of outputs that are made at once: what is summed next stays near.
    private static final int ROWS = 8;
    /// Of a block: with more the compiler gives up.
    private static final int MOST_TERMS = 200;

    private final Geometry geometry;
    /// Of each channel the bias, then the taps.
    private final AlignedFloats weights;
    private final Axis down;
    /// Of a row, columns of zeros that windows reach over, and columns of the image behind them.
    private final int before;
    private final int inside;
    /// Floats before the image's columns, which begin on a line.
    private final int left;
    private final int pitch;
    private final Prepared<RowCopy> copy;
    private final Prepared<DepthwiseBlock> block;
    private final Finish finish;

    PlaneFilters(Geometry geometry, PackedWeights.Source source, float[] bias, Epilogue epilogue) {
        this.geometry = geometry;
        this.weights = packed(geometry, source, bias);
        this.before = geometry.columns().before();
        this.inside = inside(geometry);
        this.left = Math.toIntExact(AlignedFloats.lines(before));
        this.pitch = AlignedFloats.oddLines((long) left - before + geometry.paddedColumns());
        int count = geometry.rows().count();
        int most = Math.clamp(MOST_TERMS / geometry.taps(), 1, ROWS);
        this.down = new Axis(Math.ceilDiv(count, Math.ceilDiv(count, most)), geometry.rows().kernel(),
                geometry.rows().stride(), geometry.rows().dilation());
        this.copy = RowCopyCode.of(new RowCopy.Shape(inside, geometry.columns().size(), pitch));
        var across = new Axis(1, geometry.columns().kernel(), 1, geometry.columns().dilation());
        var clamp = Clamp.ofSums(epilogue);
        this.finish = new Finish(clamp.rest(epilogue));
        this.block = DepthwiseBlocks.of(
                DepthwiseShape.ofPlane(down, across, pitch, geometry.columns().count(), clamp));
    }

    private static AlignedFloats packed(Geometry geometry, PackedWeights.Source source, float[] bias) {
        int taps = geometry.taps();
        int width = geometry.columns().kernel();
        var packed = AlignedFloats.allocate(geometry.channels() * (1 + taps));
        for (int channel = 0; channel < geometry.channels(); channel++) {
            int at = packed.offset() + channel * (1 + taps);
            packed.array()[at] = bias[channel];
            for (int tap = 0; tap < taps; tap++) {
                packed.array()[at + 1 + tap] = source.at(channel, 0, tap / width, tap % width);
            }
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
        return down.reach() * pitch + AlignedFloats.LINE;
    }

    /// Makes the memory zero where nothing is ever copied to.
    void clear(float[] memory, int copied) {
        Arrays.fill(memory, copied, copied + floats(), 0f);
    }

    /// Makes [#rows] rows of outputs of one channel.
    ///
    /// @param plane  where the channel's inputs begin
    /// @param row    the first
    /// @param memory where inputs are copied to, from `copied` on
    /// @param to     where the row goes
    /// @param free   floats behind the rows that anything may be written to
    void make(float[] source, int plane, int channel, int row, float[] memory, int copied, float[] target, int to,
            int free) {
        copy(source, plane, geometry.rows().pixel(row, 0), memory, copied);
        int weight = weights.offset() + channel * (1 + geometry.taps());
        int first = copied + left - before;
        int columns = geometry.columns().count();
        int beyond = Math.floorMod(-columns, Lanes.COUNT);
        var prepared = block.current();
        if (beyond <= free) {
            prepared.run(weights.array(), weight, memory, new int[]{first}, target, to, columns + beyond);
        } else {
            int last = columns - Lanes.COUNT;
            prepared.run(weights.array(), weight, memory, new int[]{first}, target, to, columns + beyond - Lanes.COUNT);
            prepared.run(weights.array(), weight, memory, new int[]{first + last}, target, to + last, Lanes.COUNT);
        }
    }

    /// @param top the first row that windows reach over, perhaps above the image
    private void copy(float[] source, int plane, int top, float[] memory, int copied) {
        int size = geometry.rows().size();
        int first = Math.clamp(-top, 0, down.reach());
        int end = Math.clamp((long) size - top, first, down.reach());
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

package blocksmith.engine.kernel;

import blocksmith.engine.kernel.DepthwiseShape.Axis;
import blocksmith.engine.kernel.DepthwiseShape.Inside;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A convolution with one filter a channel, of any kernel, stride and dilation ([DepthwiseBlock]). It reads the image where
/// it stands: blocks at the sides leave out the taps beside it, and rows above and below are one of zeros.
final class DepthwiseConvolution implements Kernel, RowFilter {
    private static final int ROWS = 2;
    /// In order, all sums stay in registers.
    private static final int COLUMNS = Registers.NEED_FENCES ? 7 : 8;
    /// Of a block: with more the compiler gives up.
    private static final int MOST_TERMS = 200;
    /// Of a window whose results are limited by bits: that is more code, and with large windows more than is compiled.
    private static final int MOST_TAPS_BY_BITS = 9;

    private final String name;
    private final Geometry geometry;
    /// The bias, then the taps, a row of channels each.
    private final AlignedFloats weights;
    private final Axis down;
    private final Axis across;
    private final List<Tile> tiles = new ArrayList<>();
    private final Clamp clamp;
    private final Finish finish;

    /// Some neighbours of a row of outputs.
    ///
    /// @param input  floats from the first column of windows to its own
    /// @param output floats from the first output of the row to its own
    private record Tile(int input, int output, Prepared<DepthwiseBlock> block) {
    }

    /// @param geometry of at least a vector of channels
    DepthwiseConvolution(String name, Geometry geometry, FilterWeights filters, float[] bias,
            Epilogue epilogue, boolean areNumbersKnown) {
        this.name = name;
        this.geometry = geometry;
        this.weights = packed(filters, bias);
        int channels = geometry.channels();
        int count = geometry.columns().count();
        int columns = columns(geometry);
        this.down = new Axis(Math.min(ROWS, geometry.rows().count()), geometry.rows().kernel(),
                geometry.rows().stride(), geometry.rows().dilation());
        this.across = new Axis(columns, geometry.columns().kernel(), geometry.columns().stride() * channels,
                geometry.columns().dilation() * channels);
        var limits = Clamp.ofSums(epilogue);
        this.clamp = areNumbersKnown && mayLimitByBits() ? limits.ofNumbers() : limits;
        for (int column = 0; column < count; column += columns) {
            int first = Math.min(column, count - columns);
            tiles.add(new Tile(first * across.step(), first * channels, DepthwiseBlocks.of(shape(first, clamp))));
        }
        this.finish = new Finish(clamp.rest(epilogue));
    }

    /// Of a block: as many as there are registers for, and such that the last block of a row repeats little.
    private static int columns(Geometry geometry) {
        int most = Math.clamp(MOST_TERMS / (ROWS * geometry.taps()), 1, COLUMNS);
        int count = geometry.columns().count();
        return Math.ceilDiv(count, Math.ceilDiv(count, most));
    }

    /// Whether results are limited by bits where inputs are numbers: weights must be, too.
    private boolean mayLimitByBits() {
        return geometry.taps() <= MOST_TAPS_BY_BITS && NumberCheckCode.passesPlainly(weights.array(),
                weights.offset(), geometry.channels() * (geometry.taps() + 1), 1, 0, NumberCheck.MOST);
    }

    private DepthwiseShape shape(int column, Clamp clamp) {
        int channels = geometry.channels();
        int left = geometry.columns().before() - column * geometry.columns().stride();
        int first = Math.clamp((long) left * channels, 0, across.reach());
        int end = Math.clamp((long) (left + geometry.columns().size()) * channels, 0, across.reach());
        return DepthwiseShape.ofChannels(down, across, new Inside(first, end), geometry.outputRow(), channels, clamp);
    }

    private AlignedFloats packed(FilterWeights filters, float[] bias) {
        int channels = geometry.channels();
        var packed = AlignedFloats.allocate(channels * (geometry.taps() + 1));
        System.arraycopy(bias, 0, packed.array(), packed.offset(), channels);
        for (int channel = 0; channel < channels; channel++) {
            int from = filters.at(channel, 0);
            for (int tap = 0; tap < filters.taps(); tap++) {
                packed.array()[packed.offset() + (tap + 1) * channels + channel] = filters.data()[from + tap];
            }
        }
        return packed;
    }

    @Override
    public String name() {
        return name;
    }

    /// Zeros, of one block's reach along a row.
    @Override
    public int floats() {
        return Math.toIntExact(AlignedFloats.lines((long) across.reach() + geometry.channels()));
    }

    @Override
    public long scratchFloats(int threads) {
        return (long) threads * floats();
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int tasks = Math.max(1, geometry.rows().count() / ROWS);
        workers.divide(geometry.batch() * tasks, (first, end, part) -> {
            for (int task = first; task < end; task++) {
                task(buffers, task / tasks, task % tasks, tasks, buffers.scratch() + part * floats());
            }
        });
    }

    /// Two rows of outputs. An odd one is the first task's, for which a row is made twice: where tasks do not go round, later
    /// threads have one more.
    private void task(Buffers buffers, int image, int task, int tasks, int zeros) {
        int end = geometry.rows().count() - (tasks - 1 - task) * ROWS;
        int first = task == 0 ? 0 : end - ROWS;
        var inputs = KeptRows.all(buffers.input() + image * geometry.inputImage(), geometry);
        int offset = image * geometry.outputImage();
        for (int row = first; row < end; row += ROWS) {
            int from = Math.min(row, end - rows());
            sums(buffers.arena(), inputs, from, buffers.output() + offset + from * geometry.outputRow(), zeros,
                    false);
        }
        int made = offset + first * geometry.outputRow();
        finish.apply(buffers.arena(), buffers.output() + made, buffers.residual() + made,
                (end - first) * geometry.outputRow());
    }

    @Override
    public Geometry geometry() {
        return geometry;
    }

    @Override
    public int rows() {
        return down.outputs();
    }

    @Override
    public void rows(float[] arena, KeptRows inputs, int row, int to, int memory, boolean areNumbers) {
        sums(arena, inputs, row, to, memory, areNumbers);
        finish.apply(arena, to, 0, rows() * geometry.outputRow());
    }

    private void sums(float[] arena, KeptRows inputs, int row, int to, int zeros, boolean areNumbers) {
        int first = geometry.rows().pixel(row, 0);
        if (first < 0 || first + down.reach() > geometry.rows().size()) {
            Arrays.fill(arena, zeros, zeros + floats(), 0f);
        }
        var rows = new int[down.reach()];
        int left = geometry.columns().before() * geometry.channels();
        for (var tile : tiles) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] = geometry.rows().isInside(first + i) ? inputs.at(first + i) - left + tile.input() : zeros;
            }
            boolean isTaken = areNumbers || !clamp.isOfNumbers();
            run(isTaken ? tile.block().current() : tile.block().plain(), arena, rows, to + tile.output());
        }
    }

    private void run(DepthwiseBlock block, float[] arena, int[] rows, int to) {
        int channels = geometry.channels();
        int whole = channels - channels % Lanes.COUNT;
        block.run(weights.array(), weights.offset(), arena, rows, arena, to, whole);
        if (whole < channels) {
            int last = channels - Lanes.COUNT;
            for (int i = 0; i < rows.length; i++) {
                rows[i] += last;
            }
            block.run(weights.array(), weights.offset() + last, arena, rows, arena, to + last, Lanes.COUNT);
        }
    }
}

package blocksmith.engine.kernel;

/// A convolution with one filter a channel, of any kernel, stride and dilation ([DepthwiseBlock]). Each task copies the
/// rows that it reads into scratch memory with zeros around them, where they stay in the second cache.
final class DepthwiseConvolution implements Kernel {
    private static final int COLUMNS = 4;
    private static final int ROWS = 2;
    /// Of the rows that a task reads.
    private static final int FLOATS_A_TASK = 1 << 16;

    private final String name;
    private final Geometry geometry;
    private final PaddedImage padded;
    /// The bias, then the taps, a row of channels each.
    private final AlignedFloats weights;
    private final int columns;
    private final Prepared<DepthwiseBlock> pair;
    /// For the last row of an odd number; the pair where there is none, for what nobody runs is not to be compiled.
    private final Prepared<DepthwiseBlock> single;
    private final Finish finish;

    /// @param geometry of at least a vector of channels
    DepthwiseConvolution(String name, Geometry geometry, PackedWeights.Source source, float[] bias,
            Epilogue epilogue) {
        this.name = name;
        this.geometry = geometry;
        this.padded = new PaddedImage(geometry);
        this.weights = packed(source, bias);
        this.columns = Math.min(COLUMNS, geometry.columns().count());
        var clamp = Clamp.ofSums(epilogue);
        this.single = DepthwiseBlocks.of(shape(geometry.rows().count() % ROWS == 0 ? ROWS : 1, clamp));
        this.pair = geometry.rows().count() < ROWS ? single : DepthwiseBlocks.of(shape(ROWS, clamp));
        this.finish = new Finish(clamp.rest(epilogue));
    }

    private DepthwiseShape shape(int rows, Clamp clamp) {
        int channels = geometry.channels();
        return new DepthwiseShape(rows, columns, geometry.rows().stride() * padded.rowLength(),
                geometry.columns().stride() * channels, geometry.outputRow(), channels, geometry.rows().kernel(),
                geometry.columns().kernel(), geometry.rows().dilation() * padded.rowLength(),
                geometry.columns().dilation() * channels, channels, clamp);
    }

    private AlignedFloats packed(PackedWeights.Source source, float[] bias) {
        int channels = geometry.channels();
        var packed = AlignedFloats.allocate(channels * (geometry.taps() + 1));
        System.arraycopy(bias, 0, packed.array(), packed.offset(), channels);
        int width = geometry.columns().kernel();
        for (int tap = 0; tap < geometry.taps(); tap++) {
            for (int c = 0; c < channels; c++) {
                packed.array()[packed.offset() + (tap + 1) * channels + c] = source.at(c, 0, tap / width, tap % width);
            }
        }
        return packed;
    }

    @Override
    public String name() {
        return name;
    }

    /// Output rows a task, an even number so that they go in pairs.
    private int rowsATask() {
        int rows = (FLOATS_A_TASK / padded.rowLength() - geometry.windowRows()) / geometry.rows().stride() + 1;
        return Math.max(ROWS, rows / ROWS * ROWS);
    }

    private int tasks(int threads) {
        int rows = geometry.rows().count();
        int wanted = Math.ceilDiv(Math.ceilDiv(rows, rowsATask()), threads) * threads;
        return Math.min(wanted, Math.ceilDiv(rows, ROWS));
    }

    private int bandFloats() {
        int rows = Math.min(geometry.rows().count(), rowsATask() + ROWS);
        return Math.toIntExact(AlignedFloats.lines(
                (long) ((rows - 1) * geometry.rows().stride() + geometry.windowRows()) * padded.rowLength()));
    }

    @Override
    public long scratchFloats(int threads) {
        return (long) threads * bandFloats();
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int tasks = tasks(workers.threads());
        workers.divide(geometry.batch() * tasks, (first, end, part) -> {
            for (int task = first; task < end; task++) {
                band(buffers, task / tasks, row(task % tasks, tasks), row(task % tasks + 1, tasks),
                        buffers.scratch() + part * bandFloats());
            }
        });
    }

    private int row(int task, int tasks) {
        int pairs = Math.ceilDiv(geometry.rows().count(), ROWS);
        return Math.min(geometry.rows().count(), pairs * task / tasks * ROWS);
    }

    private void band(Buffers buffers, int image, int first, int end, int band) {
        int from = buffers.input() + image * geometry.inputImage();
        int rows = (end - first - 1) * geometry.rows().stride() + geometry.windowRows();
        padded.copyRows(buffers.arena(), from, first * geometry.rows().stride(), rows, band);
        int offset = image * geometry.outputImage() + first * geometry.outputRow();
        int to = buffers.output() + offset;
        int step = geometry.rows().stride() * padded.rowLength();
        int row = 0;
        for (; row + ROWS <= end - first; row += ROWS) {
            row(pair.current(), buffers.arena(), band + row * step, to + row * geometry.outputRow());
        }
        for (; row < end - first; row++) {
            row(single.current(), buffers.arena(), band + row * step, to + row * geometry.outputRow());
        }
        finish.apply(buffers.arena(), to, buffers.residual() + offset, (end - first) * geometry.outputRow());
    }

    private void row(DepthwiseBlock block, float[] arena, int from, int to) {
        int channels = geometry.channels();
        int whole = channels - channels % Lanes.COUNT;
        int step = geometry.columns().stride() * channels;
        for (int column = 0; column < geometry.columns().count(); column += columns) {
            int first = Math.min(column, geometry.columns().count() - columns);
            int input = from + first * step;
            int output = to + first * channels;
            block.run(weights.array(), weights.offset(), Lanes.COUNT, arena, input, arena, output, output + whole);
            if (whole < channels) {
                int last = channels - Lanes.COUNT;
                block.run(weights.array(), weights.offset() + last, 0, arena, input + last, arena, output + last,
                        output + channels);
            }
        }
    }
}

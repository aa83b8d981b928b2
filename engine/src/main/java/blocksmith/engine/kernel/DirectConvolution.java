package blocksmith.engine.kernel;

/// A convolution of any kernel, stride, dilation and groups as sums over runs of the input ([Microkernel]). A 1×1
/// convolution of stride 1 is one long row of pixels.
final class DirectConvolution implements Kernel {
    /// Output pixels a task: few enough for a task's inputs and outputs to stay in the second cache, many enough for a
    /// panel of weights to be read from the first one.
    private static final int PIXELS_A_TASK = 192;

    private final String name;
    private final Geometry geometry;
    private final int groups;
    private final PaddedImage padded;
    private final Microkernel microkernel;
    private final PackedWeights weights;
    private final Finish finish;
    private final Rows rows;

    /// The output cut into rows of pixels, and rows into tasks.
    ///
    /// @param count   rows of all images
    /// @param pixels  a row
    /// @param perTask rows a task, where there are enough for all threads
    /// @param total   pixels of all images
    private record Rows(Cut cut, int count, int pixels, int perTask, int total) {

        static Rows of(Geometry geometry) {
            int count = geometry.batch() * geometry.rows().count();
            int pixels = geometry.columns().count();
            boolean dense = geometry.isPointwise() && geometry.rows().stride() == 1
                    && geometry.columns().stride() == 1;
            return dense
                    ? stretches(count * pixels)
                    : new Rows(Cut.IMAGE_ROWS, count, pixels, Math.max(1, PIXELS_A_TASK / pixels), count * pixels);
        }

        /// Rows of one large block.
        private static Rows stretches(int total) {
            int length = Math.min(Microkernel.LARGE, total);
            return new Rows(Cut.STRETCHES, Math.ceilDiv(total, length), length, PIXELS_A_TASK / Microkernel.LARGE,
                    total);
        }

        /// Rows a task so that each thread has at least two, where that is possible. How the output is cut changes
        /// none of its values.
        int perTask(int threads) {
            return Math.clamp(count / (2L * threads), 1, perTask);
        }

        int pixels(int row) {
            return Math.min(pixels, total - row * pixels);
        }
    }

    /// What a row is.
    private enum Cut {
        /// A row of an output image.
        IMAGE_ROWS,
        /// Some pixels that follow each other in input and output alike; the last stretch may be shorter.
        STRETCHES
    }

    DirectConvolution(String name, Geometry geometry, int groups, PackedWeights.Source source, float[] bias,
            Epilogue epilogue) {
        this.name = name;
        this.geometry = geometry;
        this.groups = groups;
        this.padded = new PaddedImage(geometry);
        this.finish = new Finish(epilogue);
        this.rows = Rows.of(geometry);
        this.microkernel = microkernel();
        this.weights = PackedWeights.of(geometry, groups, microkernel, source, bias);
    }

    private Microkernel microkernel() {
        int share = geometry.channels() / groups;
        int kernelRows = geometry.rows().kernel();
        int kernelColumns = geometry.columns().kernel();
        boolean wholeRows = groups == 1 && geometry.columns().dilation() == 1;
        int runsARow = wholeRows ? 1 : kernelColumns;
        var runs = new int[kernelRows * runsARow];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = geometry.tapOffset(i / runsARow, i % runsARow, sourceRow());
        }
        return new Microkernel(runs, wholeRows ? kernelColumns * share : share,
                geometry.columns().stride() * geometry.channels());
    }

    private int sourceRow() {
        return geometry.isPadded() ? padded.rowLength() : geometry.inputRow();
    }

    private int sourceImage() {
        return geometry.isPadded() ? padded.imageLength() : geometry.inputImage();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long scratchFloats(int threads) {
        return paddedFloats() + (long) threads * tileFloats();
    }

    private long paddedFloats() {
        return geometry.isPadded() ? (long) geometry.batch() * padded.imageLength() : 0;
    }

    /// Room for one row of one panel, where a panel has lanes that are no channel.
    private int tileFloats() {
        boolean needed = weights.panels().stream().anyMatch(panel -> !panel.isFull());
        return needed ? rows.pixels * 2 * Lanes.COUNT : 0;
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int source = geometry.isPadded() ? buffers.scratch() : buffers.input();
        if (geometry.isPadded()) {
            padded.copy(buffers.arena(), buffers.input(), source, workers);
        }
        int perTask = rows.perTask(workers.threads());
        workers.divide(Math.ceilDiv(rows.count, perTask), (first, end, part) -> {
            int tile = buffers.scratch() + Math.toIntExact(paddedFloats()) + part * tileFloats();
            for (int task = first; task < end; task++) {
                task(buffers, source, tile, task * perTask, Math.min(rows.count, (task + 1) * perTask));
            }
        });
    }

    private void task(Buffers buffers, int source, int tile, int first, int end) {
        for (var panel : weights.panels()) {
            for (int row = first; row < end; row++) {
                panelRow(panel, buffers, source, tile, row);
            }
        }
        finish(buffers, first, end);
    }

    private void finish(Buffers buffers, int first, int end) {
        int from = first * rows.pixels * geometry.features();
        int count = (end - first - 1) * rows.pixels * geometry.features() + rows.pixels(end - 1) * geometry.features();
        finish.apply(buffers.arena(), buffers.output() + from, buffers.residual() + from, count);
    }

    private void panelRow(Panel panel, Buffers buffers, int source, int tile, int row) {
        int from = source + sourceOffset(row) + panel.group() * (geometry.channels() / groups);
        int to = buffers.output() + row * rows.pixels * geometry.features() + panel.feature();
        int pixels = rows.pixels(row);
        if (panel.isFull()) {
            compute(panel, buffers.arena(), from, pixels, to, geometry.features());
        } else {
            compute(panel, buffers.arena(), from, pixels, tile, panel.vectors() * Lanes.COUNT);
            copyTile(panel, buffers.arena(), tile, pixels, to);
        }
    }

    private void compute(Panel panel, float[] arena, int from, int pixels, int to, int toStep) {
        microkernel.row(panel.vectors(), weights.data(), panel.offset(), arena, from, pixels, arena, to, toStep);
    }

    private void copyTile(Panel panel, float[] arena, int tile, int pixels, int to) {
        for (int pixel = 0; pixel < pixels; pixel++) {
            System.arraycopy(
                    arena,
                    tile + pixel * panel.vectors() * Lanes.COUNT,
                    arena,
                    to + pixel * geometry.features(),
                    panel.features());
        }
    }

    private int sourceOffset(int row) {
        return switch (rows.cut) {
            case STRETCHES -> row * rows.pixels * geometry.channels();
            case IMAGE_ROWS -> {
                int image = row / geometry.rows().count();
                int y = row % geometry.rows().count();
                yield image * sourceImage() + y * geometry.rows().stride() * sourceRow();
            }
        };
    }
}

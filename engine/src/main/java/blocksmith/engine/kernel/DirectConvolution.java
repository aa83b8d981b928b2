package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Epilogue.Residual;
import java.util.List;
import java.util.Optional;

/// A convolution of any kernel, stride, dilation and groups as sums over its inputs ([Block]).
///
/// It reads the caller's channels first where it copies the image to pad it, and where windows are single pixels: then from
/// planes as they stand. It makes and adds channels first by way of tiles.
final class DirectConvolution implements Kernel {
    /// Shares of the output channels a thread, where threads share them instead of pixels.
    private static final int SHARES_A_THREAD = 4;

    /// More weights than that are in no first cache when they are needed.
    private static final int FETCHED = 1 << 14;

    private final String name;
    private final Geometry geometry;
    private final int groups;
    private final Orders orders;
    private final DirectSource source;
    private final Cut cut;
    private final PackedWeights weights;
    private final List<Stroke> strokes;
    private final Finish finish;

    /// @param orders what [#takes] says it takes
    DirectConvolution(String name, Geometry geometry, int groups, PackedWeights.Source source, float[] bias,
            Epilogue epilogue, Orders orders) {
        this.name = name;
        this.geometry = geometry;
        this.groups = groups;
        this.orders = orders;
        this.source = DirectSource.of(geometry, groups, orders.input());
        this.cut = Cut.of(geometry, this.source.taskPixels());
        this.weights = PackedWeights.of(geometry, groups, source, bias, cut.neighbours());
        var clamp = clamp(epilogue);
        this.finish = new Finish(isNarrow()
                ? epilogue
                : new Epilogue(Residual.NONE, clamp.isPresent() ? Optional.empty() : epilogue.activation()));
        var site = new Stroke.Site(this.source.step(), toPixel(), this.source.mostInputs(), weightFloats() > FETCHED,
                isNarrow() ? Residual.NONE : epilogue.residual(),
                clamp.orElse(Clamp.NONE));
        var offsets = this.source.offsets();
        this.strokes = weights.panels().stream()
                .map(panel -> new Stroke(panel,
                        BlockShape.pixels(panel.vectors(), cut.neighbours(), offsets.length), offsets, site))
                .toList();
    }

    /// Whether a layer of these orders can be computed without a change of layout before or after.
    static boolean takes(Geometry geometry, int groups, Orders orders) {
        boolean reads = orders.input() == Order.CHANNELS_LAST || geometry.isPadded() || geometry.isDense();
        boolean isWide = geometry.features() / groups >= Lanes.COUNT;
        boolean isLast = orders.output() == Order.CHANNELS_LAST && orders.added() == Order.CHANNELS_LAST;
        return reads && (isWide || isLast);
    }

    private Optional<Clamp> clamp(Epilogue epilogue) {
        return isNarrow()
                ? Optional.empty()
                : epilogue.activation().map(Clamp::of).orElse(Optional.of(Clamp.NONE));
    }

    /// Whether a panel has lanes that are no channel: they are computed beside, and left there.
    private boolean isNarrow() {
        return geometry.features() / groups < Lanes.COUNT;
    }

    private long weightFloats() {
        return (long) geometry.channels() / groups * geometry.taps() * geometry.features();
    }

    private int toPixel() {
        return isNarrow() ? Lanes.COUNT : geometry.features();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long scratchFloats(int threads) {
        return source.paddedFloats() + (long) threads * threadFloats(threads);
    }

    /// Of a thread: what it makes, what it adds, and where sums wait.
    private int threadFloats(int threads) {
        return outputTile() + addedTile() + (int) AlignedFloats.lines(waitingFloats(threads));
    }

    private int outputTile() {
        if (isNarrow()) {
            return cut.mostPixels() * Lanes.COUNT;
        }
        return featureTile(orders.output());
    }

    private int addedTile() {
        return featureTile(orders.added());
    }

    private int featureTile(Order order) {
        return switch (order) {
            case CHANNELS_FIRST -> (int) AlignedFloats.lines((long) cut.mostPixels() * geometry.features());
            case CHANNELS_LAST -> 0;
        };
    }

    private int waitingFloats(int threads) {
        if (strokes.stream().allMatch(Stroke::isWhole)) {
            return AlignedFloats.LINE;
        }
        var tasks = tasks(threads);
        int most = 0;
        for (int task = 0; task < tasks.count(); task++) {
            var area = tasks.area(task);
            for (var stroke : strokes) {
                most = Math.max(most,
                        stroke.waitingFloats(area.endRow() - area.row(), area.endColumn() - area.column()));
            }
        }
        return most;
    }

    private Cut.Tasks tasks(int threads) {
        return cut.tasks(shares(threads) == 1 ? threads : 1);
    }

    /// Into how many shares the output channels are divided: where weights are more than inputs, each thread rather reads all
    /// inputs than all weights.
    private int shares(int threads) {
        boolean isHeavy = weightFloats() > (long) geometry.batch() * geometry.inputImage();
        return threads > 1 && isHeavy && orders.equals(Orders.INNER) && !isNarrow()
                ? Math.min(strokes.size(), SHARES_A_THREAD * threads)
                : 1;
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        source.pad(buffers, workers);
        int threads = workers.threads();
        var tasks = tasks(threads);
        int shares = shares(threads);
        int own = threadFloats(threads);
        workers.divide(geometry.batch() * tasks.count() * shares, (first, end, part) -> {
            int tiles = buffers.scratch() + Math.toIntExact(source.paddedFloats()) + part * own;
            for (int i = first; i < end; i++) {
                int area = i / shares;
                var share = strokes.subList(i % shares * strokes.size() / shares,
                        (i % shares + 1) * strokes.size() / shares);
                new Task(buffers, tiles, area / tasks.count(), tasks.area(area % tasks.count())).run(share);
            }
        });
        if (shares > 1 && finish.isNeeded()) {
            finishRows(buffers, workers);
        }
    }

    private void finishRows(Buffers buffers, WorkerPool workers) {
        workers.divide(geometry.batch() * geometry.rows().count(), (first, end, _) -> finish.apply(buffers.arena(),
                buffers.output() + first * geometry.outputRow(), 0, (end - first) * geometry.outputRow()));
    }

    /// Some pixels of an image, made of all channels or a share of them.
    ///
    /// @param tiles where the thread's own memory begins
    private final class Task {
        private final Buffers buffers;
        private final int image;
        private final Cut.Area area;
        private final int tile;
        private final int added;
        private final int waiting;
        private final int residual;

        Task(Buffers buffers, int tiles, int image, Cut.Area area) {
            this.buffers = buffers;
            this.image = image;
            this.area = area;
            this.tile = tiles;
            this.added = tile + outputTile();
            this.waiting = added + addedTile();
            this.residual = orders.added() == Order.CHANNELS_FIRST
                    ? added - cut.pixel(area) * geometry.features()
                    : buffers.residual() + image * geometry.outputImage();
        }

        void run(List<Stroke> share) {
            if (orders.added() == Order.CHANNELS_FIRST) {
                turnAdded();
            }
            int first = cut.pixel(area) * geometry.features();
            int count = area.pixels() * geometry.features();
            boolean isTurned = orders.output() == Order.CHANNELS_FIRST;
            int outputs = isTurned ? tile - first : buffers.output() + image * geometry.outputImage();
            share.forEach(stroke -> stroke(stroke, outputs));
            if (share.size() == strokes.size()) {
                finish.apply(buffers.arena(), outputs + first, residual + first, count);
            }
            if (isTurned) {
                turnOut(buffers.output() + image * geometry.outputImage() + cut.pixel(area));
            }
        }

        /// @param outputs where the first pixel of the output image is, or would be
        private void stroke(Stroke stroke, int outputs) {
            if (isNarrow()) {
                for (int row = area.row(); row < area.endRow(); row++) {
                    stroke.run(weights.data(), pixels(stroke, row, 1, tile, 0));
                    copy(outputs + row * cut.neighbours() * geometry.features() + stroke.panel().feature());
                }
            } else {
                int first = cut.pixel(area) * geometry.features() + stroke.panel().feature();
                stroke.run(weights.data(),
                        pixels(stroke, area.row(), area.endRow() - area.row(), outputs + first, residual + first));
            }
        }

        private Stroke.Pixels pixels(Stroke stroke, int row, int rows, int to, int added) {
            boolean isCopied = geometry.isPadded();
            var x = isCopied ? buffers.arena() : buffers.source();
            int origin = (isCopied ? buffers.scratch() : buffers.input()) + image * source.image()
                    + area.column() * source.step();
            int step = geometry.rows().stride() * source.row();
            return new Stroke.Pixels(rows, area.endColumn() - area.column(), x,
                    origin + source.group(stroke.panel().group()) + row * step, step, source.step(), buffers.arena(),
                    to,
                    cut.neighbours() * geometry.features(), toPixel(), added, waiting);
        }

        /// The channels of a narrow panel, to where the row's outputs begin.
        private void copy(int to) {
            int features = geometry.features() / groups;
            for (int i = 0; i < area.endColumn() - area.column(); i++) {
                System.arraycopy(buffers.arena(), tile + i * Lanes.COUNT, buffers.arena(),
                        to + (area.column() + i) * geometry.features(), features);
            }
        }

        private void turnAdded() {
            int features = geometry.features();
            int from = buffers.residual() + image * geometry.outputImage() + cut.pixel(area);
            Transposition.rows(buffers.added(), from, features, area.pixels(),
                    geometry.rows().count() * geometry.columns().count(), buffers.arena(), added, features);
        }

        private void turnOut(int to) {
            int features = geometry.features();
            for (int feature = 0; feature < features; feature += Transposition.BLOCK) {
                Transposition.columns(buffers.arena(), tile, area.pixels(), features, feature, features,
                        buffers.target(), to, geometry.rows().count() * geometry.columns().count());
            }
        }
    }
}

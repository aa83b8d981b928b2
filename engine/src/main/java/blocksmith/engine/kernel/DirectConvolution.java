package blocksmith.engine.kernel;

import blocksmith.engine.kernel.BlockShape.Bias;
import blocksmith.engine.kernel.Epilogue.Residual;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A convolution of any kernel, stride, dilation and groups as sums over its inputs ([Block]).
///
/// It reads the caller's channels first where it copies the image to pad it, and where windows are single pixels: each task
/// turns its pixels into a tile. It makes channels first by way of a tile too.
final class DirectConvolution implements Kernel {
    private final String name;
    private final Geometry geometry;
    private final int groups;
    private final Orders orders;
    private final PaddedImage padded;
    private final Cut cut;
    private final int[] offsets;
    private final PackedWeights weights;
    private final List<Stroke> strokes = new ArrayList<>();
    private final Finish finish;

    /// A panel and the block that computes it.
    private record Stroke(Panel panel, int pixels, Prepared<Block> block) {
    }

    /// @param orders what [#takes] says it takes
    DirectConvolution(String name, Geometry geometry, int groups, PackedWeights.Source source, float[] bias,
            Epilogue epilogue, Orders orders) {
        this.name = name;
        this.geometry = geometry;
        this.groups = groups;
        this.orders = orders;
        this.padded = new PaddedImage(geometry);
        this.cut = Cut.of(geometry);
        this.offsets = offsets();
        this.weights = PackedWeights.of(geometry, groups, source, bias, cut.neighbours());
        var clamp = clamp(epilogue);
        this.finish = new Finish(isNarrow()
                ? epilogue
                : new Epilogue(Residual.NONE, clamp.isPresent() ? Optional.empty() : epilogue.activation()));
        var residual = isNarrow() ? Residual.NONE : epilogue.residual();
        weights.panels().forEach(panel -> strokes.add(stroke(panel, residual, clamp.orElse(Clamp.NONE))));
    }

    /// Whether a layer of these orders can be computed without a change of layout before or after.
    static boolean takes(Geometry geometry, int groups, Orders orders) {
        boolean reads = orders.input() == Order.CHANNELS_LAST || geometry.isPadded() || geometry.isDense();
        boolean writes = orders.output() == Order.CHANNELS_LAST || geometry.features() / groups >= Lanes.COUNT;
        return reads && writes;
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

    private Stroke stroke(Panel panel, Residual residual, Clamp clamp) {
        int pixels = BlockShape.pixels(panel.vectors(), cut.neighbours(), offsets.length);
        int toStep = isNarrow() ? Lanes.COUNT : geometry.features();
        return new Stroke(panel, pixels, Blocks.of(
                new BlockShape(pixels, panel.vectors(), panel.last(), step(), toStep, Bias.BY_VECTOR,
                        residual, clamp)));
    }

    /// Of the inputs of one output pixel: by rows and columns of the window, then by channels.
    private int[] offsets() {
        int channels = geometry.channels() / groups;
        int width = geometry.columns().kernel();
        var all = new int[geometry.taps() * channels];
        for (int i = 0; i < all.length; i++) {
            int tap = i / channels;
            int row = tap / width * geometry.rows().dilation();
            int column = tap % width * geometry.columns().dilation();
            all[i] = row * sourceRow() + column * pixelStep() + i % channels * channelStep();
        }
        return all;
    }

    private boolean readsPlanes() {
        return orders.input() == Order.CHANNELS_FIRST && !geometry.isPadded();
    }

    /// Whether the caller's planes are padded as they are: so few channels that turning them would fill no vector.
    private boolean padsPlanes() {
        return orders.input() == Order.CHANNELS_FIRST && geometry.isPadded() && geometry.channels() < Lanes.COUNT;
    }

    private int pixelStep() {
        return padsPlanes() ? 1 : geometry.channels();
    }

    private int channelStep() {
        return padsPlanes() ? geometry.paddedRows() * geometry.paddedColumns() : 1;
    }

    /// From one pixel of a block to the next.
    private int step() {
        return geometry.columns().stride() * pixelStep();
    }

    private int sourceRow() {
        if (padsPlanes()) {
            return geometry.paddedColumns();
        }
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
        return geometry.isPadded() ? AlignedFloats.lines((long) geometry.batch() * padded.imageLength()) : 0;
    }

    /// Of a thread: first what it reads, then what it makes.
    private int tileFloats() {
        return inputTile() + outputTile();
    }

    private int inputTile() {
        return readsPlanes() ? (int) AlignedFloats.lines((long) cut.mostPixels() * geometry.channels()) : 0;
    }

    private int outputTile() {
        if (isNarrow()) {
            return cut.mostPixels() * Lanes.COUNT;
        }
        return orders.output() == Order.CHANNELS_FIRST
                ? (int) AlignedFloats.lines((long) cut.mostPixels() * geometry.features())
                : 0;
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        if (geometry.isPadded()) {
            if (padsPlanes()) {
                padded.copyPlanes(buffers.source(), buffers.input(), buffers.arena(), buffers.scratch(), workers);
            } else {
                padded.copy(buffers.source(), buffers.input(), orders.input(), buffers.arena(), buffers.scratch(),
                        workers);
            }
        }
        var tasks = cut.tasks(workers.threads());
        workers.divide(geometry.batch() * tasks.count(), (first, end, part) -> {
            int tile = buffers.scratch() + Math.toIntExact(paddedFloats()) + part * tileFloats();
            for (int i = first; i < end; i++) {
                task(buffers, tile, i / tasks.count(), tasks.area(i % tasks.count()));
            }
        });
    }

    private void task(Buffers buffers, int tiles, int image, Cut.Area area) {
        int tile = tiles + inputTile();
        if (readsPlanes()) {
            turnIn(buffers, image, area, tiles);
        }
        int outputs = buffers.output() + image * geometry.outputImage();
        int residual = buffers.residual() + image * geometry.outputImage();
        if (orders.output() == Order.CHANNELS_FIRST) {
            int first = cut.pixel(area) * geometry.features();
            strokes(buffers, tiles, image, area, tile - first, residual);
            finish.apply(buffers.arena(), tile, residual + first, area.pixels() * geometry.features());
            turnOut(buffers, tile, outputs + cut.pixel(area), area.pixels());
        } else {
            int first = cut.pixel(area) * geometry.features();
            strokes(buffers, tiles, image, area, outputs, residual);
            finish.apply(buffers.arena(), outputs + first, residual + first, area.pixels() * geometry.features());
        }
    }

    /// @param outputs where the first pixel of the output image is, or would be
    private void strokes(Buffers buffers, int tiles, int image, Cut.Area area, int outputs, int residual) {
        boolean isCopied = geometry.isPadded() || readsPlanes();
        var x = isCopied ? buffers.arena() : buffers.source();
        int source = readsPlanes()
                ? tiles - area.column() * geometry.channels()
                : (isCopied ? buffers.scratch() : buffers.input()) + image * sourceImage();
        int tile = tiles + inputTile();
        for (var stroke : strokes) {
            var block = stroke.block().current();
            int channels = stroke.panel().group() * (geometry.channels() / groups) * channelStep();
            for (int row = area.row(); row < area.endRow(); row++) {
                int from = source + channels + row * geometry.rows().stride() * sourceRow();
                int to = row * cut.neighbours() * geometry.features() + stroke.panel().feature();
                if (isNarrow()) {
                    narrow(buffers, block, stroke, x, from, area, tile, outputs + to);
                } else {
                    row(buffers, block, stroke, x, from, area, outputs + to, residual + to);
                }
            }
        }
    }

    private void row(Buffers buffers, Block block, Stroke stroke, float[] x, int from, Cut.Area area, int to,
            int residual) {
        int last = area.endColumn() - stroke.pixels();
        for (int column = area.column(); column < area.endColumn(); column += stroke.pixels()) {
            int first = Math.min(column, last);
            int at = first * geometry.features();
            block.run(weights.data().array(), weights.at(stroke.panel()), stroke.panel().lanes(), x,
                    from + first * step(), offsets, 1, buffers.arena(), to + at, buffers.arena(), residual + at);
        }
    }

    private void narrow(Buffers buffers, Block block, Stroke stroke, float[] x, int from, Cut.Area area, int tile,
            int to) {
        int last = area.endColumn() - stroke.pixels();
        for (int column = area.column(); column < area.endColumn(); column += stroke.pixels()) {
            int first = Math.min(column, last);
            block.run(weights.data().array(), weights.at(stroke.panel()), stroke.panel().lanes(), x,
                    from + first * step(), offsets, 1, buffers.arena(), tile + (first - area.column()) * Lanes.COUNT,
                    buffers.arena(), 0);
        }
        int features = geometry.features() / groups;
        for (int column = area.column(); column < area.endColumn(); column++) {
            System.arraycopy(buffers.arena(), tile + (column - area.column()) * Lanes.COUNT, buffers.arena(),
                    to + column * geometry.features(), features);
        }
    }

    private void turnOut(Buffers buffers, int tile, int to, int pixels) {
        int features = geometry.features();
        for (int feature = 0; feature < features; feature += Transposition.BLOCK) {
            Transposition.columns(buffers.arena(), tile, pixels, features, feature, features, buffers.target(), to,
                    geometry.rows().count() * geometry.columns().count());
        }
    }

    private void turnIn(Buffers buffers, int image, Cut.Area area, int tile) {
        int from = buffers.input() + image * geometry.inputImage() + area.column();
        int plane = geometry.rows().size() * geometry.columns().size();
        for (int pixel = 0; pixel < area.pixels(); pixel += Transposition.BLOCK) {
            Transposition.columns(buffers.source(), from, geometry.channels(), area.pixels(), pixel, plane,
                    buffers.arena(), tile, geometry.channels());
        }
    }
}

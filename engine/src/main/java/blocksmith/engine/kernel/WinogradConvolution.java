package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Epilogue.Residual;
import blocksmith.engine.kernel.TransformShape.Bias;
import blocksmith.engine.kernel.TransformShape.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A convolution of stride 1 with fewer multiplications than it has taps ([WinogradForm]), in tiles of outputs: inputs of
/// some rows of tiles are transformed, each point is a product of matrices of its own, and the outputs are transformed
/// back while they are in the second cache.
///
/// Each output is made of all inputs of its tile, so that one that is no number or infinite reaches up to three outputs
/// further than in the definition, where it leaves no number, or an infinity. None is lost: where the definition has no
/// number for want of one in the input, there is none here.
final class WinogradConvolution implements Kernel {
    /// Of points that a task holds: about half of a second cache.
    private static final int FLOATS_A_TASK = 1 << 18;

    private final String name;
    private final Geometry geometry;
    private final int groups;
    private final Orders orders;
    private final WinogradForm vertical;
    private final WinogradForm horizontal;
    private final TileGrid rows;
    private final TileGrid columns;
    private final PaddedImage padded;
    private final int tileRows;
    private final int[] offsets;
    private final List<Panel> panels;
    private final AlignedFloats weights;
    private final int pointFloats;
    private final float[] bias;
    private final Prepared<Transform> input;
    private final Prepared<Transform> output;
    private final Prepared<Transform> edge;
    private final List<Integer> pixels = new ArrayList<>();
    private final List<Prepared<Block>> blocks = new ArrayList<>();
    private final Finish finish;
    private final Epilogue epilogue;

    WinogradConvolution(String name, Geometry geometry, int groups, WinogradForm vertical, WinogradForm horizontal,
            PackedWeights.Source source, float[] bias, Epilogue epilogue, Orders orders) {
        this.name = name;
        this.geometry = geometry;
        this.groups = groups;
        this.orders = orders;
        this.vertical = vertical;
        this.horizontal = horizontal;
        this.epilogue = epilogue;
        this.bias = bias;
        this.rows = TileGrid.of(geometry.rows(), vertical);
        this.columns = TileGrid.of(geometry.columns(), horizontal);
        this.padded = new PaddedImage(geometry, rows.reached() + geometry.windowRows() - 1,
                columns.reached() + geometry.windowColumns() - 1);
        this.tileRows = tileRows();
        int share = geometry.channels() / groups;
        this.offsets = IntStream.range(0, share).toArray();
        this.panels = Panel.of(groups, geometry.features() / groups, share, tiles());
        this.pointFloats = (int) AlignedFloats.lines(
                panels.getLast().offset() + Panel.length(panels.getLast().vectors(), share));
        this.weights = WinogradWeights.packed(panels, pointFloats, share, vertical, horizontal, source);
        for (var panel : panels) {
            int block = BlockShape.pixels(panel.vectors(), tiles(), share);
            pixels.add(block);
            var spread = new BlockShape.Spread(geometry.features(), panel.last());
            blocks.add(Blocks.of(new BlockShape(block, panel.vectors(), geometry.channels(), panel.lanes(),
                    spread, spread,
                    BlockShape.Bias.BY_VECTOR, Residual.NONE, Clamp.NONE, BlockShape.Spacing.EVEN)));
        }
        var clamp = epilogue.activation().flatMap(Clamp::of);
        this.finish = new Finish(
                clamp.isPresent() ? Epilogue.NONE : new Epilogue(Residual.NONE, epilogue.activation()));
        var ending = new Ending(Bias.ADDED, epilogue.residual(), clamp.orElse(Clamp.NONE));
        this.input = Transforms.of(new TransformShape(vertical.input(), horizontal.input(),
                geometry.rows().dilation() * padded.rowLength(), geometry.columns().dilation() * geometry.channels(),
                horizontal.points() * tiles() * geometry.channels(), tiles() * geometry.channels(), Ending.NONE));
        this.output = Transforms.of(outputShape(geometry.rows().dilation() * geometry.outputRow(),
                geometry.columns().dilation() * geometry.features(), ending));
        this.edge = Transforms.of(outputShape(horizontal.outputs() * geometry.features(), geometry.features(),
                new Ending(Bias.ADDED, Residual.NONE, Clamp.NONE)));
    }

    private TransformShape outputShape(int outRow, int outColumn, Ending ending) {
        return new TransformShape(vertical.output(), horizontal.output(),
                horizontal.points() * tiles() * geometry.features(), tiles() * geometry.features(), outRow, outColumn,
                ending);
    }

    private int points() {
        return vertical.points() * horizontal.points();
    }

    /// Rows of tiles a task: as many as its points have room for, and so many that a point's weights, where they do not stay
    /// in the second cache, are worth reading.
    private int tileRows() {
        int both = geometry.channels() + geometry.features();
        long room = FLOATS_A_TASK / ((long) points() * both);
        long worth = (long) geometry.channels() * geometry.features() / groups / both;
        return Math.clamp(Math.max(room, worth) / columns.count(), 1, rows.count());
    }

    /// Of a task.
    private int tiles() {
        return tileRows * columns.count();
    }

    @Override
    public String name() {
        return name;
    }

    private long paddedFloats() {
        return AlignedFloats.lines((long) geometry.batch() * padded.imageLength());
    }

    private int inputPoints() {
        return (int) AlignedFloats.lines((long) points() * tiles() * geometry.channels());
    }

    private int outputPoints() {
        return (int) AlignedFloats.lines((long) points() * tiles() * geometry.features());
    }

    private int tileFloats() {
        return (int) AlignedFloats.lines((long) vertical.outputs() * horizontal.outputs() * geometry.features());
    }

    /// Rows of outputs that a task turns.
    private int bandFloats() {
        return orders.output() == Order.CHANNELS_FIRST
                ? (int) AlignedFloats.lines((long) tileRows * vertical.outputs() * geometry.outputRow())
                : 0;
    }

    private int threadFloats() {
        return inputPoints() + outputPoints() + tileFloats() + bandFloats()
                + transformFloats();
    }

    private int transformFloats() {
        return (int) AlignedFloats.lines((long) points() * Lanes.COUNT);
    }

    @Override
    public long scratchFloats(int threads) {
        return paddedFloats() + (long) threads * threadFloats();
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        padded.copy(buffers.source(), buffers.input(), orders.input(), buffers.arena(), buffers.scratch(), workers);
        if (isHeavy(workers.threads())) {
            for (int image = 0; image < geometry.batch(); image++) {
                for (int row = 0; row < rows.count(); row += tileRows) {
                    together(buffers, workers, image, row, Math.min(row + tileRows, rows.count()));
                }
            }
            return;
        }
        int tasks = Math.min(rows.count(),
                Math.ceilDiv(Math.ceilDiv(rows.count(), tileRows), workers.threads()) * workers.threads());
        workers.divide(geometry.batch() * tasks, (first, end, part) -> {
            for (int i = first; i < end; i++) {
                int task = i % tasks;
                alone(buffers, i / tasks, rows.count() * task / tasks, rows.count() * (task + 1) / tasks,
                        own(buffers, part));
            }
        });
    }

    /// Whether threads share points rather than tiles: there are more weights than all else, which each would read.
    private boolean isHeavy(int threads) {
        return threads > 1 && (long) points() * pointFloats > inputPoints() + outputPoints();
    }

    /// The memory of a thread: points of inputs and of outputs, a tile, a band of rows, and what a transform needs.
    private int own(Buffers buffers, int part) {
        return buffers.scratch() + Math.toIntExact(paddedFloats() + (long) part * threadFloats());
    }

    private void alone(Buffers buffers, int image, int firstRow, int endRow, int own) {
        transformInputs(buffers, image, firstRow, endRow, own, own);
        multiply(buffers.arena(), own, 0, points(), (endRow - firstRow) * columns.count());
        transformOutputs(buffers, image, firstRow, endRow, own + inputPoints(), own);
    }

    /// All threads at the same rows of tiles, whose points stand in the first one's memory.
    private void together(Buffers buffers, WorkerPool workers, int image, int firstRow, int endRow) {
        int shared = own(buffers, 0);
        int count = endRow - firstRow;
        workers.divide(count, (first, end, part) -> transformInputs(buffers, image, firstRow + first, firstRow + end,
                shared + first * columns.count() * geometry.channels(), own(buffers, part)));
        workers.divide(points(), (first, end, _) -> multiply(buffers.arena(), shared, first, end,
                count * columns.count()));
        workers.divide(count, (first, end, part) -> transformOutputs(buffers, image, firstRow + first, firstRow + end,
                shared + inputPoints() + first * columns.count() * geometry.features(), own(buffers, part)));
    }

    private void transformOutputs(Buffers buffers, int image, int firstRow, int endRow, int points, int own) {
        int tile = own + inputPoints() + outputPoints();
        int band = tile + tileFloats();
        int scratch = band + bandFloats();
        if (orders.output() == Order.CHANNELS_FIRST) {
            int first = rows.first(firstRow) * geometry.outputRow();
            transformOutputs(buffers, image, firstRow, endRow, points, tile, scratch, band - first);
            turn(buffers, image, firstRow, endRow, band);
        } else {
            transformOutputs(buffers, image, firstRow, endRow, points, tile, scratch,
                    buffers.output() + image * geometry.outputImage());
        }
    }

    private void turn(Buffers buffers, int image, int firstRow, int endRow, int band) {
        int features = geometry.features();
        int width = geometry.columns().count();
        int first = rows.first(firstRow) * width;
        int pixels = (rows.first(endRow - 1) + rows.inside(endRow - 1)) * width - first;
        int to = buffers.output() + image * geometry.outputImage() + first;
        for (int feature = 0; feature < features; feature += Transposition.BLOCK) {
            Transposition.columns(buffers.arena(), band, pixels, features, feature, features, buffers.target(), to,
                    geometry.rows().count() * width);
        }
    }

    /// @param points where those of the first tile go
    private void transformInputs(Buffers buffers, int image, int firstRow, int endRow, int points, int own) {
        var arena = buffers.arena();
        int source = buffers.scratch() + image * padded.imageLength();
        int scratch = own + threadFloats() - transformFloats();
        var transform = input.current();
        int channels = geometry.channels();
        int to = points;
        for (int row = firstRow; row < endRow; row++) {
            int from = source + rows.first(row) * padded.rowLength();
            for (int column = 0; column < columns.count(); column++) {
                int at = from + columns.first(column) * channels;
                vectors(transform, arena, at, scratch, to, channels, 0, 0);
                to += channels;
            }
        }
    }

    /// All channels, the last vector overlapping the one before where they do not fill it.
    private void vectors(Transform transform, float[] arena, int from, int scratch, int to, int channels, int biasAt,
            int residual) {
        int whole = channels - channels % Lanes.COUNT;
        transform.run(arena, from, arena, scratch, arena, to, to + whole, bias, biasAt, residual);
        if (whole < channels) {
            int last = channels - Lanes.COUNT;
            transform.run(arena, from + last, arena, scratch, arena, to + last, to + channels, bias, biasAt + last,
                    residual + last);
        }
    }

    /// @param own where the points stand
    private void multiply(float[] arena, int own, int firstPoint, int endPoint, int count) {
        int outputs = own + inputPoints();
        int share = geometry.channels() / groups;
        for (int point = firstPoint; point < endPoint; point++) {
            for (int i = 0; i < panels.size(); i++) {
                var panel = panels.get(i);
                var block = blocks.get(i).current();
                int from = own + point * tiles() * geometry.channels() + panel.group() * share;
                int to = outputs + point * tiles() * geometry.features() + panel.feature();
                int panelAt = weights.offset() + point * pointFloats + panel.offset();
                for (int tile = 0; tile < count; tile += pixels.get(i)) {
                    // what is computed beyond the last tile is read by nobody, and stands within the task's own memory
                    int first = Math.min(tile, tiles() - pixels.get(i));
                    block.run(weights.array(), panelAt, arena, from + first * geometry.channels(),
                            offsets, 1, arena, to + first * geometry.features(), arena, 0);
                }
            }
        }
    }

    /// @param outputs where the first pixel of the output image is, or would be
    private void transformOutputs(Buffers buffers, int image, int firstRow, int endRow, int points, int tile,
            int scratch, int outputs) {
        int features = geometry.features();
        int from = points;
        for (int row = firstRow; row < endRow; row++) {
            for (int column = 0; column < columns.count(); column++) {
                int offset = rows.first(row) * geometry.outputRow() + columns.first(column) * features;
                int to = outputs + offset;
                int residual = buffers.residual() + image * geometry.outputImage() + offset;
                boolean isWhole = rows.inside(row) == vertical.outputs()
                        && columns.inside(column) == horizontal.outputs();
                if (isWhole) {
                    vectors(output.current(), buffers.arena(), from, scratch, to, features, 0, residual);
                } else {
                    vectors(edge.current(), buffers.arena(), from, scratch, tile, features, 0, 0);
                    copyInside(buffers.arena(), row, column, tile, to, residual);
                }
                from += features;
            }
        }
        finishRows(buffers.arena(), outputs, firstRow, endRow);
    }

    private void copyInside(float[] arena, int row, int column, int tile, int to, int residual) {
        int features = geometry.features();
        var whole = new Finish(epilogue);
        for (int y = 0; y < rows.inside(row); y++) {
            for (int x = 0; x < columns.inside(column); x++) {
                int offset = y * rows.step() * geometry.outputRow() + x * columns.step() * features;
                System.arraycopy(arena, tile + (y * horizontal.outputs() + x) * features, arena, to + offset, features);
                if (isFinishedInTransform()) {
                    whole.apply(arena, to + offset, residual + offset, features);
                } else if (epilogue.residual() == Residual.ADDED) {
                    new Finish(new Epilogue(Residual.ADDED, Optional.empty())).apply(arena, to + offset,
                            residual + offset, features);
                }
            }
        }
    }

    private boolean isFinishedInTransform() {
        return epilogue.activation().isEmpty() || epilogue.activation().flatMap(Clamp::of).isPresent();
    }

    private void finishRows(float[] arena, int outputs, int firstRow, int endRow) {
        if (isFinishedInTransform()) {
            return;
        }
        for (int row = firstRow; row < endRow; row++) {
            for (int y = 0; y < rows.inside(row); y++) {
                int at = outputs + (rows.first(row) + y * rows.step()) * geometry.outputRow();
                finish.apply(arena, at, 0, geometry.outputRow());
            }
        }
    }
}

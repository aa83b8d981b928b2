package blocksmith.engine.kernel;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A depthwise convolution or a pooling layer with the 1×1 convolutions before and after it, or one of them, some rows at a
/// time: of the images between them, which are often larger than all caches, only the rows are ever kept that windows reach
/// over. The one before may also be the first of a network, of the caller's planes.
///
/// Each thread goes down bands of rows of its own, for whose first windows some rows are made that others make too.
final class RowBands implements FusedKernel {
    private static final String BY_ROWS = " by rows";

    /// Pixels that are made at once, where images have them and one step of the filter has no more: with fewer, weights are read too
    /// often; with more, what is between layers of some hundred channels fills a second cache.
    private static final int LEAST_PIXELS = 112;
    private static final int MOST_PIXELS = 256;

    private final Optional<RowSums> before;
    private final RowFilter filter;
    private final Optional<RowSums> after;
    /// Of the filter.
    private final Geometry geometry;
    /// Of the filter among the layers.
    private final int middle;
    /// That the filter makes before the next layer goes on.
    private final int rows;
    private final int threadFloats;

    /// @param before makes what the filter reads, when told how many rows at once at most
    /// @param after  reads what it makes, in the same way
    RowBands(Optional<IntFunction<RowSums>> before, RowFilter filter,
            Optional<IntFunction<RowSums>> after) {
        this.filter = filter;
        this.geometry = filter.geometry();
        this.middle = before.isPresent() ? 1 : 0;
        this.rows = rows(filter);
        this.before = before.map(made -> made.apply(step()));
        this.after = after.map(made -> made.apply(rows));
        this.threadFloats = Math.toIntExact((long) filter.floats() + keptFloats() + madeFloats() + sumFloats());
    }

    private static int rows(RowFilter filter) {
        var geometry = filter.geometry();
        return rows(geometry.rows().count(), geometry.columns().count(), filter.rows());
    }

    /// Of the numbers of rows that have about so many pixels, the one with which the image takes the fewest blocks.
    ///
    /// @param all  rows of the image
    /// @param unit rows that the filter makes at once, of which there are whole multiples
    static int rows(int all, int columns, int unit) {
        int least = Math.clamp(Math.ceilDiv(LEAST_PIXELS, unit * columns), 1, all / unit);
        int most = Math.clamp(MOST_PIXELS / (unit * columns), least, all / unit);
        return IntStream.rangeClosed(least, most)
                .map(units -> unit * units)
                .boxed()
                .min(Comparator.<Integer>comparingInt(rows -> countBlocks(all, rows, columns))
                        .thenComparing(Comparator.reverseOrder())) // the more at once, the less often weights are read
                .orElseThrow();
    }

    /// How many blocks an image takes, so many rows at a time, if each has the most pixels: others have a half or two thirds of them.
    private static int countBlocks(int all, int rows, int columns) {
        return all / rows * Math.ceilDiv(rows * columns, BlockShape.MOST_PIXELS)
                + Math.ceilDiv(all % rows * columns, BlockShape.MOST_PIXELS);
    }

    @Override
    public String name() {
        return String.join(" → ", parts()) + BY_ROWS;
    }

    @Override
    public List<String> layerNames() {
        return parts().stream().map(part -> part + BY_ROWS).toList();
    }

    private List<String> parts() {
        return Stream.of(before.map(RowSums::name), Optional.of(filter.name()), after.map(RowSums::name))
                .flatMap(Optional::stream)
                .toList();
    }

    /// Rows that are kept: whole steps, of all that windows reach over while some rows are made, or of the image.
    private int kept() {
        return Math.ceilDiv(Math.min(reach(rows), geometry.rows().size()), step()) * step();
    }

    /// Rows of inputs that the windows of neighbouring rows reach over.
    private int reach(int outputs) {
        return (outputs - 1) * geometry.rows().stride() + geometry.rows().span();
    }

    private int keptFloats() {
        return before.isEmpty() ? 0 : Math.toIntExact(AlignedFloats.lines((long) kept() * geometry.inputRow()));
    }

    private int madeFloats() {
        return after.isEmpty()
                ? 0
                : Math.toIntExact(AlignedFloats.lines((long) rows * geometry.outputRow()));
    }

    /// What the convolution before or after needs beside: they take turns.
    private int sumFloats() {
        return Math.max(before.map(RowSums::floats).orElse(0), after.map(RowSums::floats).orElse(0));
    }

    /// Rows of inputs from the windows of some rows to those of the next, at most all.
    private int step() {
        return Math.min(rows * geometry.rows().stride(), geometry.rows().size());
    }

    @Override
    public long scratchFloats(int threads) {
        return (long) threads * threadFloats;
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers, LayerClock clock) {
        int all = geometry.rows().count();
        int bands = Math.clamp(all / filter.rows(), 1, Math.ceilDiv(workers.threads(), geometry.batch()));
        workers.divide(geometry.batch() * bands, (first, end, part) -> {
            int memory = buffers.scratch() + part * threadFloats;
            var watch = clock.watch(part);
            for (int i = first; i < end; i++) {
                new Band(buffers, i / bands, all * (i % bands) / bands, memory, watch)
                        .make(all * (i % bands + 1) / bands, workers);
            }
        });
    }

    /// Some rows of one image, at least as many as the filter makes at once.
    private final class Band {
        private final Buffers buffers;
        private final int image;
        private final int first;
        private final int beside;
        private final KeptRows inputs;
        private final int made;
        private final int sums;
        private final LayerClock.Watch watch;
        /// Whether all that was ever kept is known to be.
        private boolean areNumbers;
        /// The row after the last that was kept.
        private int next;

        Band(Buffers buffers, int image, int first, int memory, LayerClock.Watch watch) {
            this.buffers = buffers;
            this.image = image;
            this.first = first;
            this.beside = memory;
            int kept = memory + filter.floats();
            this.inputs = before.isEmpty()
                    ? KeptRows.all(buffers.input() + image * geometry.inputImage(), geometry)
                    : new KeptRows(kept, firstKept(), kept(), geometry.inputRow());
            this.made = kept + keptFloats();
            this.sums = made + madeFloats();
            this.watch = watch;
            this.areNumbers = before.isPresent();
        }

        /// The row that stands first: such that the rows of each step follow each other.
        private int firstKept() {
            return geometry.rows().pixel(first, 0) + reach(rows) - step();
        }

        void make(int end, WorkerPool workers) {
            for (int row = first; row < end && !workers.isStopped(); row += rows) {
                int until = Math.min(row + rows, end);
                int from = Math.min(row, until - filter.rows());
                before.ifPresent(convolution -> {
                    keep(convolution, from, until);
                    watch.worked(0);
                });
                makeRows(from, row, until);
            }
        }

        /// @param from the first row that the filter makes
        /// @param row  the first that is not made yet
        private void makeRows(int from, int row, int end) {
            if (after.isEmpty()) {
                filter(from, end, buffers.output() + image * geometry.outputImage() + from * geometry.outputRow());
                watch.worked(middle);
                return;
            }
            filter(from, end, made);
            watch.worked(middle);
            int origin = made - from * geometry.outputRow() - image * geometry.outputImage();
            var there = new Buffers(buffers.arena(), buffers.arena(), new int[]{origin}, buffers.target(),
                    buffers.outputs(), buffers.added(), buffers.residual(), -1);
            after.get().run(there, image, row, end, sums);
            watch.worked(middle + 1);
        }

        /// @param to where the first row goes
        private void filter(int from, int end, int to) {
            for (int row = from; row < end; row += filter.rows()) {
                int next = Math.min(row, end - filter.rows());
                filter.rows(buffers.arena(), inputs, next, to + (next - from) * geometry.outputRow(), beside,
                        areNumbers);
            }
        }

        /// Sees that all rows are kept that the windows of some rows reach over.
        private void keep(RowSums convolution, int from, int end) {
            int top = geometry.rows().pixel(from, 0);
            int needed = Math.min(top + reach(end - from), geometry.rows().size());
            next = Math.max(next, top);
            while (next < needed) {
                int until = Math.min(Math.min(needed, next + step()), inputs.following(next));
                make(convolution, next, until);
                next = until;
            }
        }

        private void make(RowSums convolution, int row, int end) {
            int origin = inputs.at(row) - row * geometry.inputRow() - image * geometry.inputImage();
            var there = new Buffers(buffers.arena(), buffers.source(), buffers.inputs(), buffers.arena(),
                    new int[]{origin}, buffers.arena(), -1, -1);
            areNumbers &= convolution.run(there, image, row, end, sums);
        }
    }
}

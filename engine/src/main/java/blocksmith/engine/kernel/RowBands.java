package blocksmith.engine.kernel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A depthwise convolution with the 1×1 convolutions before and after it, or one of them, some rows at a time: of the images
/// between them, which are often larger than all caches, only the rows are ever kept that windows reach over.
///
/// Each thread goes down bands of rows of its own, for whose first windows some rows are made that others make too.
final class RowBands implements FusedKernel {
    private static final String END = "1×1";
    private static final String BY_ROWS = " by rows";

    private final Optional<DirectSums> before;
    private final DepthwiseConvolution depthwise;
    private final Optional<DirectSums> after;
    /// Of the depthwise convolution.
    private final Geometry geometry;
    /// Of the depthwise convolution among the layers.
    private final int middle;
    private final int threadFloats;

    /// @param before a convolution of windows of one pixel whose result the depthwise one reads
    /// @param after  another that reads what it makes
    RowBands(Optional<DirectSums.Terms> before, DepthwiseConvolution depthwise,
            Optional<DirectSums.Terms> after) {
        this.depthwise = depthwise;
        this.geometry = depthwise.geometry();
        this.middle = before.isPresent() ? 1 : 0;
        this.before = before.map(terms -> sums(terms, step(), geometry.columns().size()));
        this.after = after.map(terms -> sums(terms, depthwise.rows(), geometry.columns().count()));
        this.threadFloats = Math.toIntExact((long) depthwise.zeros() + keptFloats() + madeFloats() + sumFloats());
    }

    /// @param rows that are made at once
    private static DirectSums sums(DirectSums.Terms terms, int rows, int columns) {
        return new DirectSums(terms, Cut.ofRuns(rows, columns), DirectSums.Fetching.NONE);
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
        return Stream.of(before.map(_ -> END), Optional.of(depthwise.name()), after.map(_ -> END))
                .flatMap(Optional::stream)
                .toList();
    }

    /// Rows that are kept: whole steps, of all that windows reach over while some rows are made, or of the image.
    private int kept() {
        return Math.ceilDiv(Math.min(depthwise.reach(), geometry.rows().size()), step()) * step();
    }

    private int keptFloats() {
        return before.isEmpty() ? 0 : Math.toIntExact(AlignedFloats.lines((long) kept() * geometry.inputRow()));
    }

    private int madeFloats() {
        return after.isEmpty()
                ? 0
                : Math.toIntExact(AlignedFloats.lines((long) depthwise.rows() * geometry.outputRow()));
    }

    /// What the convolution before or after needs beside: they take turns.
    private int sumFloats() {
        int first = before.map(sums -> sums.floats(run(0, step() * geometry.columns().size()))).orElse(0);
        int last = after.map(sums -> sums.floats(run(0, depthwise.rows() * geometry.columns().count()))).orElse(0);
        return Math.max(first, last);
    }

    /// Rows of inputs from the windows of some rows to those of the next.
    private int step() {
        return depthwise.rows() * geometry.rows().stride();
    }

    private static Cut.Area run(int first, int end) {
        return new Cut.Area(0, 1, first, end);
    }

    @Override
    public long scratchFloats(int threads) {
        return (long) threads * threadFloats;
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers, LayerClock clock) {
        int rows = geometry.rows().count();
        int bands = Math.clamp(rows / depthwise.rows(), 1, Math.ceilDiv(workers.threads(), geometry.batch()));
        workers.divide(geometry.batch() * bands, (first, end, part) -> {
            int memory = buffers.scratch() + part * threadFloats;
            var watch = clock.watch(part);
            for (int i = first; i < end; i++) {
                new Band(buffers, i / bands, rows * (i % bands) / bands, memory, watch)
                        .make(rows * (i % bands + 1) / bands);
            }
        });
    }

    /// Some rows of one image, at least as many as are made at once.
    private final class Band {
        private final Buffers buffers;
        private final int image;
        private final int first;
        private final int zeros;
        private final KeptRows inputs;
        private final int made;
        private final int sums;
        private final LayerClock.Watch watch;
        /// The row after the last that was kept.
        private int next;

        Band(Buffers buffers, int image, int first, int memory, LayerClock.Watch watch) {
            this.buffers = buffers;
            this.image = image;
            this.first = first;
            this.zeros = memory;
            int kept = memory + depthwise.zeros();
            this.inputs = before.isEmpty()
                    ? KeptRows.all(buffers.input() + image * geometry.inputImage(), geometry)
                    : new KeptRows(kept, firstKept(), kept(), geometry.inputRow());
            this.made = kept + keptFloats();
            this.sums = made + madeFloats();
            this.watch = watch;
        }

        /// The row that stands first: such that the rows of each step follow each other.
        private int firstKept() {
            return geometry.rows().pixel(first, 0) + depthwise.reach() - step();
        }

        void make(int end) {
            for (int row = first; row < end; row += depthwise.rows()) {
                int from = Math.min(row, end - depthwise.rows());
                before.ifPresent(convolution -> {
                    keep(convolution, geometry.rows().pixel(from, 0));
                    watch.worked(0);
                });
                makeRows(from, row, Math.min(row + depthwise.rows(), end));
            }
        }

        /// @param from the first row that the depthwise convolution makes
        /// @param row  the first that is not made yet
        private void makeRows(int from, int row, int end) {
            if (after.isEmpty()) {
                int to = buffers.output() + image * geometry.outputImage() + from * geometry.outputRow();
                depthwise.rows(buffers.arena(), inputs, from, to, zeros);
                watch.worked(middle);
                return;
            }
            depthwise.rows(buffers.arena(), inputs, from, made, zeros);
            watch.worked(middle);
            int origin = made - from * geometry.outputRow() - image * geometry.outputImage();
            var there = new Buffers(buffers.arena(), buffers.arena(), new int[]{origin}, buffers.target(),
                    buffers.outputs(), buffers.added(), buffers.residual(), -1);
            int columns = geometry.columns().count();
            after.get().run(there, image, run(row * columns, end * columns), sums);
            watch.worked(middle + 1);
        }

        /// Sees that all rows are kept that windows reach over from `top` on.
        private void keep(DirectSums convolution, int top) {
            int needed = Math.min(top + depthwise.reach(), geometry.rows().size());
            next = Math.max(next, top);
            while (next < needed) {
                int until = Math.min(Math.min(needed, next + step()), inputs.following(next));
                keep(convolution, next, until);
                next = until;
            }
        }

        private void keep(DirectSums convolution, int row, int end) {
            int origin = inputs.at(row) - row * geometry.inputRow() - image * geometry.inputImage();
            var there = new Buffers(buffers.arena(), buffers.source(), buffers.inputs(), buffers.arena(),
                    new int[]{origin}, buffers.arena(), -1, -1);
            int columns = geometry.columns().size();
            convolution.run(there, image, run(row * columns, end * columns), sums);
        }
    }
}

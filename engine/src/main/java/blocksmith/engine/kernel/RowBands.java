package blocksmith.engine.kernel;

import java.util.Optional;

/// A depthwise convolution with the 1×1 convolutions before and after it, or one of them, some rows at a time: of the images
/// between them, which are often larger than all caches, only the rows are ever kept that windows reach over.
///
/// Each thread goes down bands of rows of its own, for whose first windows some rows are made that others make too.
final class RowBands implements Kernel {
    private final Order order;
    private final Optional<DirectSums> before;
    private final DepthwiseConvolution depthwise;
    private final Optional<DirectSums> after;
    /// Of the depthwise convolution.
    private final Geometry geometry;

    /// @param order  of what the first of them reads
    /// @param before a convolution of windows of one pixel whose result the depthwise one reads
    /// @param after  another that reads what it makes
    RowBands(Order order, Optional<DirectSums.Terms> before, DepthwiseConvolution depthwise,
            Optional<DirectSums.Terms> after) {
        this.order = order;
        this.depthwise = depthwise;
        this.geometry = depthwise.geometry();
        this.before = before.map(terms -> sums(terms, step(), geometry.columns().size()));
        this.after = after.map(terms -> sums(terms, depthwise.rows(), geometry.columns().count()));
    }

    /// @param rows that are made at once
    private static DirectSums sums(DirectSums.Terms terms, int rows, int columns) {
        return new DirectSums(terms, Cut.ofRuns(rows, columns), DirectSums.Fetching.NONE);
    }

    @Override
    public String name() {
        return (before.isPresent() ? "1×1 → " : "") + depthwise.name() + (after.isPresent() ? " → 1×1" : "")
                + " by rows";
    }

    /// Whether rows are read where the layer's input stands.
    private boolean isInPlace() {
        return before.isEmpty() && order == Order.CHANNELS_LAST;
    }

    /// Rows that are kept: all that windows reach over while some rows are made, and no fewer than whole steps.
    private int kept() {
        return Math.ceilDiv(depthwise.reach(), step()) * step();
    }

    private int keptFloats() {
        return isInPlace() ? 0 : (int) AlignedFloats.lines((long) kept() * geometry.inputRow());
    }

    private int madeFloats() {
        return after.isEmpty() ? 0 : (int) AlignedFloats.lines((long) depthwise.rows() * geometry.outputRow());
    }

    /// What the convolution before or after needs beside: they take turns.
    private int sumFloats() {
        int first = before.map(sums -> sums.floats(run(0, step() * geometry.columns().size()))).orElse(0);
        int last = after.map(sums -> sums.floats(run(0, depthwise.rows() * geometry.columns().count()))).orElse(0);
        return Math.max(first, last);
    }

    private int threadFloats() {
        return depthwise.zeros() + keptFloats() + madeFloats() + sumFloats();
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
        return (long) threads * threadFloats();
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int rows = geometry.rows().count();
        int bands = Math.clamp(rows / depthwise.rows(), 1, Math.ceilDiv(workers.threads(), geometry.batch()));
        workers.divide(geometry.batch() * bands, (first, end, part) -> {
            int memory = buffers.scratch() + part * threadFloats();
            for (int i = first; i < end; i++) {
                new Band(buffers, i / bands, rows * (i % bands) / bands, memory).make(rows * (i % bands + 1) / bands);
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

        Band(Buffers buffers, int image, int first, int memory) {
            this.buffers = buffers;
            this.image = image;
            this.first = first;
            this.zeros = memory;
            int kept = memory + depthwise.zeros();
            this.inputs = isInPlace()
                    ? KeptRows.all(buffers.input() + image * geometry.inputImage(), geometry)
                    : new KeptRows(kept, firstKept(), kept(), geometry.inputRow());
            this.made = kept + keptFloats();
            this.sums = made + madeFloats();
        }

        /// The row that stands first: such that the rows of each step follow each other.
        private int firstKept() {
            return geometry.rows().pixel(first, 0) + depthwise.reach() - step();
        }

        void make(int end) {
            int next = 0;
            for (int row = first; row < end; row += depthwise.rows()) {
                int from = Math.min(row, end - depthwise.rows());
                int top = geometry.rows().pixel(from, 0);
                int needed = Math.min(top + depthwise.reach(), geometry.rows().size());
                next = isInPlace() ? needed : keep(Math.max(next, top), needed);
                makeRows(from, row, Math.min(row + depthwise.rows(), end));
            }
        }

        /// @param from the first row that the depthwise convolution makes
        /// @param row  the first that is not made yet
        private void makeRows(int from, int row, int end) {
            if (after.isEmpty()) {
                int to = buffers.output() + image * geometry.outputImage() + from * geometry.outputRow();
                depthwise.rows(buffers.arena(), inputs, from, to, zeros);
                return;
            }
            depthwise.rows(buffers.arena(), inputs, from, made, zeros);
            int origin = made - from * geometry.outputRow() - image * geometry.outputImage();
            var there = new Buffers(buffers.arena(), buffers.arena(), new int[]{origin}, buffers.target(),
                    buffers.outputs(), buffers.added(), buffers.residual(), -1);
            int columns = geometry.columns().count();
            after.get().run(there, image, run(row * columns, end * columns), sums);
        }

        /// Makes the rows from `first` on where they are kept.
        ///
        /// @return the row after the last
        private int keep(int first, int end) {
            int row = first;
            while (row < end) {
                int until = Math.min(Math.min(end, row + step()), inputs.following(row));
                keepRows(row, until);
                row = until;
            }
            return Math.max(first, end);
        }

        private void keepRows(int row, int end) {
            int to = inputs.at(row);
            int columns = geometry.columns().size();
            if (before.isPresent()) {
                int origin = to - row * geometry.inputRow() - image * geometry.inputImage();
                var there = new Buffers(buffers.arena(), buffers.source(), buffers.inputs(), buffers.arena(),
                        new int[]{origin}, buffers.arena(), -1, -1);
                before.get().run(there, image, run(row * columns, end * columns), sums);
            } else {
                Transposition.rows(buffers.source(), buffers.input() + image * geometry.inputImage() + row * columns,
                        geometry.channels(), (end - row) * columns, geometry.rows().size() * columns, buffers.arena(),
                        to, geometry.channels());
            }
        }
    }
}

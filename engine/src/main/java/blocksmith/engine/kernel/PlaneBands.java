package blocksmith.engine.kernel;

import java.util.List;

/// A depthwise convolution of planes and a 1×1 convolution of what it makes, which makes planes too, some rows at a time: of
/// the planes between them only these rows are ever kept, in the second cache and next to each other, and some blocks of pixels
/// are near while all output channels are made of them.
///
/// Bands begin and end where blocks of pixels do. Pixels that do not fill a block yet are kept for the rows after them.
final class PlaneBands implements FusedKernel {
    /// Floats of pixels that all output channels are made of together: 24 KB, or 48 with many registers, whose blocks are so large that
    /// some pixels may come from the second cache meanwhile.
    private static final int NEAR = (Registers.ARE_FEW ? 6 : 12) << 10;
    /// Of the pixels, at least, for threads that are done to help the others.
    private static final int SHARES_A_THREAD = 2;

    /// Of the depthwise convolution.
    private final String name;
    private final PlaneFilters filters;
    private final PlanePanels panels;
    private final Prepared<RowCopy> copy;
    private final List<PlanePanels.Maker> makers;
    private final Finish finish;
    /// Of the 1×1 convolution.
    private final Geometry geometry;
    private final int columns;
    private final int plane;
    /// Pixels of a block. As many of the rows before are kept.
    private final int width;
    /// Floats from one plane of kept rows to the next.
    private final int pitch;
    /// Blocks of pixels that are near at once.
    private final int near;

    /// @param name     of the depthwise convolution
    /// @param filters  whose results the products are made of
    /// @param geometry of the 1×1 convolution
    PlaneBands(String name, PlaneFilters filters, Geometry geometry, FilterWeights weights, float[] bias,
            Epilogue epilogue) {
        this.name = name;
        this.filters = filters;
        this.geometry = geometry;
        this.columns = geometry.columns().count();
        this.panels = PlanePanels.of(geometry, weights, bias);
        this.plane = panels.plane();
        this.width = Math.min(panels.width(), plane);
        this.pitch = AlignedFloats.oddLines(width + (long) filters.rows() * columns + 2 * AlignedFloats.LINE);
        this.copy = RowCopyCode.of(new RowCopy.Shape(width, pitch, pitch));
        this.makers = panels.makers(pitch, epilogue);
        this.finish = new Finish(PlanePanels.rest(epilogue));
        this.near = Math.max(1, NEAR / (width * geometry.channels()));
    }

    @Override
    public String name() {
        return name + " → 1×1 of planes by rows";
    }

    @Override
    public List<String> layerNames() {
        return List.of(name + " by rows", "1×1 by rows");
    }

    @Override
    public long scratchFloats(int threads) {
        return (long) threads * threadFloats();
    }

    private int threadFloats() {
        return filters.floats() + geometry.channels() * pitch;
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers, LayerClock clock) {
        int before = panels.before(buffers.output());
        int blocks = panels.blocks(before);
        int threads = workers.threads();
        int bands = threads == 1
                ? 1
                : Math.min(blocks, Math.ceilDiv(SHARES_A_THREAD * threads, geometry.batch()));
        workers.divide(geometry.batch() * bands, (first, end, part) -> {
            int memory = buffers.scratch() + part * threadFloats();
            var watch = clock.watch(part);
            for (int i = first; i < end; i++) {
                int band = i % bands;
                new Band(buffers, i / bands, memory, before, blocks * band / bands, blocks * (band + 1) / bands)
                        .make(watch);
            }
        });
    }

    /// Some neighbouring blocks of pixels of an image, with those before the first whole block and behind the last.
    private final class Band {
        private final Buffers buffers;
        private final int image;
        private final int copied;
        private final int kept;
        private final int first;
        private final int whole;
        private final int end;
        /// The first pixel that is not made yet.
        private int next;
        /// The first row that is kept, and where the first pixel of the image would stand then.
        private int top;
        private int origin;

        Band(Buffers buffers, int image, int memory, int before, int block, int endBlock) {
            this.buffers = buffers;
            this.image = image;
            this.copied = memory;
            this.kept = memory + filters.floats();
            this.whole = before + block * width;
            this.first = block == 0 ? 0 : whole;
            this.end = endBlock == panels.blocks(before) ? plane : before + endBlock * width;
            this.next = first;
        }

        void make(LayerClock.Watch watch) {
            filters.clear(buffers.arena(), copied);
            int from = first / columns;
            int last = Math.ceilDiv(end, columns);
            for (int row = from; row < last; row += filters.rows()) {
                int before = origin;
                place(row, last);
                if (row > from) {
                    keep(before);
                }
                filter();
                watch.worked(0);
                sum();
                watch.worked(1);
            }
        }

        /// Rows from `row` on, or as many before `last`, are the next to be kept. Blocks begin on lines.
        private void place(int row, int last) {
            top = Math.max(0, Math.min(row, last - filters.rows()));
            origin = kept + width + Math.floorMod(top * columns - whole - width, AlignedFloats.LINE) - top * columns;
        }

        /// Moves the pixels before the first row to where they follow each other.
        private void keep(int before) {
            int pixel = top * columns - width;
            copy.current().run(buffers.arena(), before + pixel, buffers.arena(), origin + pixel, geometry.channels());
        }

        private void filter() {
            var inputs = filters.geometry();
            int channels = geometry.channels();
            int planes = buffers.input() + image * channels * inputs.rows().size() * inputs.columns().size();
            int to = origin + top * columns;
            filters.make(buffers.source(), planes, 0, channels, top, buffers.arena(), copied,
                    new PlaneFilters.Target(buffers.arena(), to, pitch, AlignedFloats.LINE));
            for (int channel = 0; channel < channels; channel++) {
                filters.finish(buffers.arena(), to + channel * pitch, filters.rows() * columns);
            }
        }

        /// Makes all blocks of which all pixels are there.
        private void sum() {
            int made = Math.min(end, (top + filters.rows()) * columns);
            if (next < whole && width <= made) {
                sum(next, 1);
                next = whole;
            }
            while (next >= whole && next + width <= made) {
                int count = Math.min(near, (made - next) / width);
                sum(next, count);
                next += count * width;
            }
            if (made == end) {
                last();
            }
        }

        /// The pixels behind the last whole block, and what is left of the epilogue.
        private void last() {
            if (next < end) {
                sum(end - width, 1);
            }
            if (finish.isNeeded()) {
                int to = buffers.output() + image * geometry.outputImage() + first;
                for (int feature = 0; feature < geometry.features(); feature++) {
                    finish.apply(buffers.target(), to + feature * plane, 0, end - first);
                }
            }
        }

        /// All output channels of some blocks.
        private void sum(int pixel, int count) {
            for (var maker : makers) {
                sum(maker.stack(), maker.offsets(), maker.block().current(), pixel, count);
            }
        }

        private void sum(PlanePanels.Stack stack, Offsets offsets, Block prepared, int pixel, int count) {
            // a call might change what objects hold: what is not read before is read again for each
            var arena = buffers.arena();
            var weights = panels.data().array();
            var target = buffers.target();
            var added = buffers.added();
            var inputs = offsets.all();
            int step = offsets.step();
            int from = origin + pixel;
            int ofImage = image * geometry.outputImage() + pixel;
            int ofBlock = width;
            for (int panel = 0; panel < stack.count(); panel++) {
                int panelAt = stack.weights(panel);
                int ofPanel = ofImage + stack.feature(panel) * plane;
                int to = buffers.output() + ofPanel;
                int addedAt = buffers.residual() + ofPanel;
                for (int i = 0; i < count; i++) {
                    int further = i * ofBlock;
                    prepared.run(arena, from + further, weights, panelAt, inputs, step, target, to + further, added,
                            addedAt + further, arena, 0, 0, 1);
                }
            }
        }
    }
}

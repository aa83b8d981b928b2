package blocksmith.engine.kernel;

import java.util.List;

/// A 1×1 convolution that makes planes, the caller's order: vectors of neighbouring pixels times one number for each pair of
/// channels. It reads planes too, or turns the pixels of an image that is channels last.
final class PlanePointwise implements Kernel {
    /// Floats of a page of memory.
    private static final int PAGE = 1024;
    /// Turned inputs that stay in the second cache while all output channels are made of them, one panel after the other:
    /// planes are written the faster, the more of each is written in one go.
    private static final int NEAR = 200 << 10;
    /// Pixels of a plane that are copied in one go, before those of the next, which are pages away: a processor fetches lines by
    /// itself only on a page.
    private static final int COPIED = 64;
    /// Of the pixels, at least, for threads that are done to help the others.
    private static final int SHARES_A_THREAD = 2;

    private final String name;
    private final Geometry geometry;
    private final Reading inputs;
    private final int plane;
    private final PlanePanels panels;
    private final List<PlanePanels.Maker> makers;
    private final Finish finish;

    /// How the inputs of a block come to be vectors.
    private sealed interface Reading {

        record AsTheyStand() implements Reading {
        }

        /// Copied, so much further from each other: where planes are whole pages, the same pixels of all of them fall into few lines of
        /// a cache.
        ///
        /// @param copy of as many pixels as whole blocks of a stretch have at most
        /// @param rest of the pixels before and behind these: a block
        record Copied(int pixels, int pitch, Prepared<RowCopy> copy, Prepared<RowCopy> rest) implements Reading {
        }

        /// From channels last.
        record Turned(Transposition turning) implements Reading {
        }
    }

    /// @param order of the input
    PlanePointwise(String name, Geometry geometry, FilterWeights weights, float[] bias, Epilogue epilogue,
            Order order) {
        this.name = name;
        this.geometry = geometry;
        this.plane = geometry.rows().size() * geometry.columns().size();
        this.panels = PlanePanels.of(geometry, weights, bias);
        this.inputs = inputs(order);
        this.finish = new Finish(PlanePanels.rest(epilogue));
        this.makers = panels.makers(pitch(), epilogue);
    }

    private Reading inputs(Order order) {
        return switch (order) {
            case CHANNELS_LAST -> new Reading.Turned(Transposition.of(Math.min(panels.width(), plane),
                    geometry.channels(), geometry.channels(), panels.width()));
            case CHANNELS_FIRST -> plane % PAGE == 0 ? copied() : new Reading.AsTheyStand();
        };
    }

    private Reading copied() {
        int width = panels.width();
        int pixels = Math.max(1, COPIED / width) * width;
        int pitch = AlignedFloats.oddLines(pixels + 2 * width + AlignedFloats.LINE);
        return new Reading.Copied(pixels, pitch, RowCopyCode.of(new RowCopy.Shape(pixels, plane, pitch)),
                RowCopyCode.of(new RowCopy.Shape(width, plane, pitch)));
    }

    /// Floats from one input channel to the next.
    private int pitch() {
        return switch (inputs) {
            case Reading.AsTheyStand _ -> plane;
            case Reading.Copied copied -> copied.pitch;
            case Reading.Turned _ -> panels.width();
        };
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long scratchFloats(int threads) {
        return (long) threads * tileFloats(threads);
    }

    /// Of the inputs of a stretch, with those before its first whole block and behind its last.
    private int tileFloats(int threads) {
        return switch (inputs) {
            case Reading.AsTheyStand _ -> 0;
            case Reading.Copied copied -> copied.pitch * geometry.channels();
            case Reading.Turned _ -> {
                int most = Math.ceilDiv(panels.blocks(0), Math.min(panels.blocks(0), stretches(threads)));
                yield (most + 2) * panels.width() * geometry.channels();
            }
        };
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int before = panels.before(inputs instanceof Reading.Turned ? buffers.output() : buffers.input());
        int blocks = panels.blocks(before);
        int stretches = Math.min(blocks, stretches(workers.threads()));
        int tile = tileFloats(workers.threads());
        workers.divide(geometry.batch() * stretches, (first, end, part) -> {
            for (int i = first; i < end; i++) {
                int stretch = i % stretches;
                new Stretch(buffers, buffers.scratch() + part * tile, i / stretches, before,
                        (int) ((long) blocks * stretch / stretches),
                        (int) ((long) blocks * (stretch + 1) / stretches)).run();
            }
        });
    }

    /// Into how many an image is cut.
    private int stretches(int threads) {
        int most = switch (inputs) {
            case Reading.AsTheyStand _ -> panels.width();
            case Reading.Copied copied -> copied.pixels;
            case Reading.Turned _ -> Math.max(1, NEAR / geometry.channels());
        };
        int wanted = threads == 1 ? 1 : Math.ceilDiv(SHARES_A_THREAD * threads, geometry.batch());
        return Math.max(Math.ceilDiv(plane, most), wanted);
    }

    /// Some neighbouring pixels of an image.
    private final class Stretch {
        private final Buffers buffers;
        private final int tile;
        private final int image;
        private final int first;
        private final int end;
        /// Where its first whole block begins.
        private final int whole;
        private final int last;
        private final int count;

        Stretch(Buffers buffers, int tile, int image, int before, int block, int endBlock) {
            int width = panels.width();
            this.buffers = buffers;
            this.tile = tile;
            this.image = image;
            this.whole = before + block * width;
            this.first = block == 0 ? 0 : whole;
            this.end = endBlock == panels.blocks(before) ? plane : before + endBlock * width;
            this.last = Math.max(first, end - width);
            this.count = Math.max(1, Math.ceilDiv(end - whole, width)) + (first < whole ? 1 : 0);
        }

        /// Where a block begins: the first of an image and the last overlap the next.
        private int pixel(int index) {
            int behind = first < whole ? index - 1 : index;
            return behind < 0 ? first : Math.min(whole + behind * panels.width(), last);
        }

        void run() {
            gather();
            make();
            if (finish.isNeeded()) {
                int to = buffers.output() + image * geometry.outputImage() + first;
                for (int feature = 0; feature < geometry.features(); feature++) {
                    finish.apply(buffers.target(), to + feature * plane, 0, end - first);
                }
            }
        }

        private int tile(int index) {
            return tile + index * panels.width() * geometry.channels();
        }

        private void gather() {
            switch (inputs) {
                case Reading.AsTheyStand _ -> {
                }
                case Reading.Copied copied -> copy(copied);
                case Reading.Turned(var turning) -> {
                    for (int i = 0; i < count; i++) {
                        turn(turning, pixel(i), tile(i));
                    }
                }
            }
        }

        /// Where the inputs of a block begin.
        private int inputs(int index) {
            return switch (inputs) {
                case Reading.AsTheyStand _ -> input() + pixel(index);
                case Reading.Copied _ -> origin() + pixel(index);
                case Reading.Turned _ -> tile(index);
            };
        }

        /// Where the first pixel of the image would stand among those that are copied: whole blocks begin on lines.
        private int origin() {
            return tile + Math.floorMod(first - whole, AlignedFloats.LINE) - first;
        }

        /// Where the input's first plane begins.
        private int input() {
            return buffers.input() + image * geometry.inputImage();
        }

        private void copy(Reading.Copied copied) {
            int next = first;
            for (; end - next >= copied.pixels; next += copied.pixels) {
                copy(copied.copy.current(), next);
            }
            int width = panels.width();
            for (; next < end; next += width) {
                copy(copied.rest.current(), Math.max(first, Math.min(next, end - width)));
            }
        }

        private void copy(RowCopy copy, int pixel) {
            copy.run(buffers.source(), input() + pixel, buffers.arena(), origin() + pixel, geometry.channels());
        }

        private void turn(Transposition turning, int pixel, int to) {
            int channels = geometry.channels();
            for (int channel = 0; channel < channels; channel += Transposition.BLOCK) {
                turning.columns(buffers.source(), input() + pixel * channels, Math.min(panels.width(), plane), channels,
                        channel, buffers.arena(), to);
            }
        }

        /// What is turned is made panel by panel, of all pixels; otherwise all panels of a block's pixels are made while these
        /// are in the first cache.
        private void make() {
            if (inputs instanceof Reading.Turned) {
                make(0, count);
                return;
            }
            for (int i = 0; i < count; i++) {
                make(i, i + 1);
            }
        }

        /// All output channels of some blocks' pixels, one panel after the other.
        private void make(int firstIndex, int endIndex) {
            for (var maker : makers) {
                make(maker.stack(), maker.offsets(), maker.block().current(), firstIndex, endIndex);
            }
        }

        private void make(PlanePanels.Stack stack, Offsets offsets, Block current, int firstIndex, int endIndex) {
            // a call might change what objects hold: what is not read before is read again for each
            var x = inputs instanceof Reading.AsTheyStand ? buffers.source() : buffers.arena();
            var weights = panels.data().array();
            var inputOffsets = offsets.all();
            int step = offsets.step();
            var target = buffers.target();
            var added = buffers.added();
            int to = buffers.output() + image * geometry.outputImage();
            int toAdded = buffers.residual() - buffers.output();
            for (int panel = 0; panel < stack.count(); panel++) {
                int panelAt = stack.weights(panel);
                int toPanel = to + stack.feature(panel) * plane;
                for (int i = firstIndex; i < endIndex; i++) {
                    int pixel = pixel(i);
                    current.run(x, inputs(i), weights, panelAt, inputOffsets, step, target,
                            toPanel + pixel, added, toPanel + pixel + toAdded, x, 0, 0, 1);
                }
            }
        }
    }
}

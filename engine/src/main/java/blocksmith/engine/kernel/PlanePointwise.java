package blocksmith.engine.kernel;

import blocksmith.engine.kernel.BlockShape.Bias;
import java.util.Comparator;
import java.util.stream.IntStream;

/// A 1×1 convolution in the caller's order: vectors of neighbouring pixels, as they stand, times one number for each pair of
/// channels.
final class PlanePointwise implements Kernel {
    /// Floats of a page of memory.
    private static final int PAGE = 1024;

    private final String name;
    private final Geometry geometry;
    private final int plane;
    private final int rows;
    private final int vectors;
    private final int[] offsets;
    /// Some output channels at a time: their biases, then for each input channel their weights.
    private final AlignedFloats weights;
    private final Prepared<Block> block;
    private final Finish finish;

    PlanePointwise(String name, Geometry geometry, PackedWeights.Source source, float[] bias, Epilogue epilogue) {
        this.name = name;
        this.geometry = geometry;
        this.plane = geometry.rows().size() * geometry.columns().size();
        var best = best(geometry.features(), Math.ceilDiv(plane, Lanes.COUNT), geometry.channels());
        this.rows = best.rows;
        this.vectors = best.vectors;
        this.offsets = IntStream.range(0, geometry.channels()).map(channel -> channel * rows).toArray();
        this.weights = packed(source, bias);
        var clamp = epilogue.activation().flatMap(Clamp::of);
        this.finish = new Finish(clamp.isPresent()
                ? Epilogue.NONE
                : new Epilogue(Epilogue.Residual.NONE, epilogue.activation()));
        int last = Math.min((vectors - 1) * Lanes.COUNT, plane - Lanes.COUNT);
        var spread = new BlockShape.Spread(plane, last);
        this.block = Blocks.of(new BlockShape(rows, vectors, 1, isAliased() ? block() : plane, spread, spread,
                Bias.BY_PIXEL, epilogue.residual(),
                clamp.orElse(Clamp.NONE)));
    }

    /// A block of output channels by vectors of pixels.
    private record Size(int rows, int vectors) {

        /// What the whole image takes with such blocks, roughly.
        double cycles(int features, int pixels, int inputs) {
            return Math.ceilDiv(pixels, vectors) * BlockShape.cycles(rows, vectors, features, inputs);
        }
    }

    private static Size best(int features, int pixels, int inputs) {
        return IntStream.rangeClosed(1, Math.min(BlockShape.MOST_VECTORS, pixels))
                .boxed()
                .flatMap(vectors -> IntStream.rangeClosed(1, Math.min(features, BlockShape.mostPixels(vectors)))
                        .mapToObj(rows -> new Size(rows, vectors)))
                .min(Comparator.comparingDouble(size -> size.cycles(features, pixels, inputs)))
                .orElseThrow();
    }

    private int panels() {
        return Math.ceilDiv(geometry.features(), rows);
    }

    /// The last panel overlaps the one before where they do not divide the channels.
    private int feature(int panel) {
        return Math.min(panel * rows, geometry.features() - rows);
    }

    private int panelFloats() {
        return rows * (1 + geometry.channels());
    }

    private AlignedFloats packed(PackedWeights.Source source, float[] bias) {
        var packed = AlignedFloats.allocate(panels() * panelFloats());
        for (int panel = 0; panel < panels(); panel++) {
            for (int row = 0; row < rows; row++) {
                int feature = feature(panel) + row;
                int at = packed.offset() + panel * panelFloats() + row;
                packed.array()[at] = bias[feature];
                for (int channel = 0; channel < geometry.channels(); channel++) {
                    packed.array()[at + (1 + channel) * rows] = source.at(feature, channel, 0, 0);
                }
            }
        }
        return packed;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run(Buffers buffers, WorkerPool workers) {
        int before = before(buffers.input());
        int stretches = Math.max(1, (plane - before) / block());
        workers.divide(geometry.batch() * stretches, (first, end, part) -> {
            int tile = buffers.scratch() + part * tileFloats();
            for (int i = first; i < end; i++) {
                stretch(buffers, i / stretches, before, i % stretches, stretches, tile);
            }
        });
    }

    /// Pixels before the first whole stretch, so that no vector is on two lines of any plane, where planes are whole vectors:
    /// those take twice as long to load. They are fewer than a block has.
    private int before(int input) {
        int before = Math.floorMod(AlignedFloats.FIRST - input, Lanes.COUNT);
        return plane % Lanes.COUNT == 0 && plane > block() + before ? before : 0;
    }

    /// Whether planes are whole pages: then the same pixels of all of them fall into few lines of the first cache, and are
    /// copied next to each other first.
    private boolean isAliased() {
        return plane % PAGE == 0;
    }

    private int tileFloats() {
        return isAliased() ? block() * geometry.channels() : 0;
    }

    @Override
    public long scratchFloats(int threads) {
        return (long) threads * tileFloats();
    }

    private int block() {
        return vectors * Lanes.COUNT;
    }

    /// The pixels of a block; the first and the last stretch have those before and behind too, which overlap it.
    private void stretch(Buffers buffers, int image, int before, int stretch, int stretches, int tile) {
        int whole = before + stretch * block();
        int pixel = stretch == 0 ? 0 : whole;
        int end = stretch == stretches - 1 ? plane : whole + block();
        if (pixel < whole) {
            pixels(buffers, image, pixel, tile);
        }
        pixels(buffers, image, whole, tile);
        if (end > whole + block()) {
            pixels(buffers, image, end - block(), tile);
        }
        if (finish.isNeeded()) {
            int to = buffers.output() + image * geometry.outputImage() + pixel;
            for (int feature = 0; feature < geometry.features(); feature++) {
                finish.apply(buffers.target(), to + feature * plane, 0, end - pixel);
            }
        }
    }

    /// All output channels of some neighbouring pixels.
    private void pixels(Buffers buffers, int image, int pixel, int tile) {
        int from = buffers.input() + image * geometry.inputImage() + pixel;
        if (isAliased()) {
            for (int channel = 0; channel < geometry.channels(); channel++) {
                System.arraycopy(buffers.source(), from + channel * plane, buffers.arena(), tile + channel * block(),
                        block());
            }
            panels(buffers, buffers.arena(), tile, image, pixel);
        } else {
            panels(buffers, buffers.source(), from, image, pixel);
        }
    }

    private void panels(Buffers buffers, float[] source, int from, int image, int pixel) {
        var prepared = block.current();
        int first = image * geometry.outputImage() + pixel;
        for (int panel = 0; panel < panels(); panel++) {
            int at = first + feature(panel) * plane;
            prepared.run(source, from, weights.array(),
                    weights.offset() + panel * panelFloats() + rows, offsets, 1, buffers.target(),
                    buffers.output() + at, buffers.added(), buffers.residual() + at);
        }
    }
}

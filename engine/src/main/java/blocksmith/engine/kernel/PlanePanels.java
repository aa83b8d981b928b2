package blocksmith.engine.kernel;

import blocksmith.engine.kernel.BlockShape.Bias;
import blocksmith.engine.kernel.BlockShape.Spread;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/// The weights of a 1×1 convolution whose vectors are pixels: some output channels at a time, their biases, then for each
/// input channel their weights.
///
/// @param plane   pixels of one
/// @param rows    output channels of a panel: the last overlaps the one before where they do not divide the channels
/// @param vectors of pixels that are made at once
record PlanePanels(int channels, int features, int plane, int rows, int vectors, AlignedFloats data) {

    /// A block of output channels by vectors of pixels.
    private record Size(int rows, int vectors) {

        /// What the whole image takes with such blocks, roughly.
        double cycles(int features, int pixels, int inputs) {
            return Math.ceilDiv(pixels, vectors) * BlockShape.cycles(rows, vectors, features, inputs);
        }
    }

    static PlanePanels of(Geometry geometry, PackedWeights.Source weights, float[] bias) {
        int plane = geometry.rows().count() * geometry.columns().count();
        var best = best(geometry.features(), Math.ceilDiv(plane, Lanes.COUNT), geometry.channels());
        int panels = Math.ceilDiv(geometry.features(), best.rows);
        var made = new PlanePanels(geometry.channels(), geometry.features(), plane, best.rows, best.vectors,
                AlignedFloats.allocate(panels * best.rows * (1 + geometry.channels())));
        IntStream.range(0, panels).forEach(panel -> made.pack(panel, weights, bias));
        return made;
    }

    private static Size best(int features, int pixels, int inputs) {
        return IntStream.rangeClosed(1, Math.min(BlockShape.MOST_VECTORS, pixels))
                .boxed()
                .flatMap(vectors -> IntStream.rangeClosed(1, Math.min(features, BlockShape.mostPixels(vectors)))
                        .mapToObj(rows -> new Size(rows, vectors)))
                .min(Comparator.comparingDouble(size -> size.cycles(features, pixels, inputs)))
                .orElseThrow();
    }

    private void pack(int panel, PackedWeights.Source weights, float[] bias) {
        for (int row = 0; row < rows; row++) {
            int feature = feature(panel) + row;
            int at = weights(panel) + row;
            data.array()[at - rows] = bias[feature];
            for (int channel = 0; channel < channels; channel++) {
                data.array()[at + channel * rows] = weights.at(feature, channel, 0, 0);
            }
        }
    }

    int count() {
        return Math.ceilDiv(features, rows);
    }

    /// The first output channel.
    int feature(int panel) {
        return Math.min(panel * rows, features - rows);
    }

    /// Where the weights of the first input channel stand.
    int weights(int panel) {
        return data.offset() + panel * rows * (1 + channels) + rows;
    }

    /// Where the weights of each input channel stand, counted from those of the first.
    Offsets offsets() {
        return Offsets.of(IntStream.range(0, channels).map(channel -> channel * rows).toArray(), Inputs.SOME);
    }

    /// Pixels that are made at once.
    int width() {
        return vectors * Lanes.COUNT;
    }

    /// What makes a panel's output channels of so many pixels.
    ///
    /// @param pitch floats from one input channel to the next
    Prepared<Block> block(int pitch, Epilogue epilogue) {
        var spread = new Spread(plane, Math.min(width(), plane) - Lanes.COUNT);
        return Blocks.of(new BlockShape(rows, vectors, 1, pitch, spread, spread, Bias.BY_PIXEL, epilogue.residual(),
                clamp(epilogue).orElse(Clamp.NONE), offsets().inputs(), 0));
    }

    private static Optional<Clamp> clamp(Epilogue epilogue) {
        return epilogue.activation().flatMap(Clamp::of);
    }

    /// What is left to be done then.
    static Epilogue rest(Epilogue epilogue) {
        return clamp(epilogue).isPresent()
                ? Epilogue.NONE
                : new Epilogue(Epilogue.Residual.NONE, epilogue.activation());
    }

    /// Pixels before the first whole block, so that no vector is on two lines of any plane, where planes are whole vectors:
    /// those take twice as long to load and to store. They are fewer than a block has.
    ///
    /// @param first index of a plane
    int before(int first) {
        int before = Math.floorMod(AlignedFloats.FIRST - first, Lanes.COUNT);
        return plane % Lanes.COUNT == 0 && plane > width() + before ? before : 0;
    }

    /// Whole ones in a plane.
    int blocks(int before) {
        return Math.max(1, (plane - before) / width());
    }
}

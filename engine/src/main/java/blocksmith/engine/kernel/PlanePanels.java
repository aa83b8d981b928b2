package blocksmith.engine.kernel;

import blocksmith.engine.kernel.BlockShape.Bias;
import blocksmith.engine.kernel.BlockShape.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The weights of a 1×1 convolution whose vectors are pixels: some output channels at a time, their biases, then for each
/// input channel their weights.
///
/// @param plane   pixels of one
/// @param vectors of pixels that are made at once
record PlanePanels(int channels, int plane, int vectors, List<Stack> stacks, AlignedFloats data) {

    /// Of the output channels, how many there must be that would be made twice.
    private static final double WORTH_A_BLOCK = 0.01;

    /// Panels of one height.
    ///
    /// @param rows    output channels of a panel
    /// @param feature the first output channel of all
    /// @param last    the first one of the last panel, which overlaps the one before where panels do not divide the channels
    /// @param weights where those of the first panel's first input channel stand
    /// @param pitch   floats from one panel's to the next one's
    record Stack(int rows, int count, int feature, int last, int weights, int pitch) {

        /// The first output channel of a panel.
        int feature(int panel) {
            return Math.min(feature + panel * rows, last);
        }

        /// Where the weights of a panel's first input channel stand.
        int weights(int panel) {
            return weights + panel * pitch;
        }
    }

    /// What makes the output channels of a stack of so many pixels.
    ///
    /// @param offsets where the weights of each input channel stand, counted from those of the first
    record Maker(Stack stack, Offsets offsets, Prepared<Block> block) {
    }

    /// A block of output channels by vectors of pixels.
    private record Size(int rows, int vectors) {

        /// What the whole image takes with such blocks, roughly.
        double cycles(int features, int pixels, int inputs) {
            int lower = lower(features);
            int higher = Math.ceilDiv(features - lower * (rows - 1), rows);
            return Math.ceilDiv(pixels, vectors) * (ofPanels(rows, higher, inputs) + ofPanels(rows - 1, lower, inputs));
        }

        private double ofPanels(int height, int panels, int inputs) {
            return panels == 0 ? 0 : BlockShape.cycles(height, vectors, height * panels, inputs, BlockShape.FIXED);
        }

        /// How many panels have one row less, so that none overlaps another, if that is worth a block of its own.
        int lower(int features) {
            int excess = Math.floorMod(-features, rows);
            return excess >= features * WORTH_A_BLOCK && excess <= Math.ceilDiv(features, rows) ? excess : 0;
        }
    }

    static PlanePanels of(Geometry geometry, FilterWeights weights, float[] bias) {
        int plane = geometry.rows().count() * geometry.columns().count();
        int features = geometry.features();
        int channels = geometry.channels();
        var best = best(features, Math.ceilDiv(plane, Lanes.COUNT), channels);
        int lower = best.lower(features);
        int higher = Math.ceilDiv(features - lower * (best.rows - 1), best.rows);
        var data = AlignedFloats.allocate((higher * best.rows + lower * (best.rows - 1)) * (1 + channels));
        var stacks = new ArrayList<Stack>();
        stacks.add(stack(best.rows, higher, 0, features - lower * (best.rows - 1), channels, data.offset()));
        if (lower > 0) {
            int first = higher * best.rows;
            stacks.add(stack(best.rows - 1, lower, first, features, channels, data.offset() + first * (1 + channels)));
        }
        var made = new PlanePanels(channels, plane, best.vectors, List.copyOf(stacks), data);
        stacks.forEach(stack -> made.pack(stack, weights, bias));
        return made;
    }

    /// @param from the first output channel
    /// @param end  the one after the last
    private static Stack stack(int rows, int count, int from, int end, int channels, int at) {
        return new Stack(rows, count, from, end - rows, at + rows, rows * (1 + channels));
    }

    private static Size best(int features, int pixels, int inputs) {
        return IntStream.rangeClosed(1, Math.min(BlockShape.MOST_VECTORS, pixels))
                .boxed()
                .flatMap(vectors -> IntStream.rangeClosed(1, Math.min(features, BlockShape.mostPixels(vectors)))
                        .mapToObj(rows -> new Size(rows, vectors)))
                .min(Comparator.comparingDouble(size -> size.cycles(features, pixels, inputs)))
                .orElseThrow();
    }

    private void pack(Stack stack, FilterWeights weights, float[] bias) {
        int rows = stack.rows;
        for (int i = 0; i < rows * stack.count; i++) {
            int feature = stack.feature(i / rows) + i % rows;
            int at = stack.weights(i / rows) + i % rows;
            data.array()[at - rows] = bias[feature];
            weights.copy(feature, 0, data.array(), at, rows);
        }
    }

    /// Pixels that are made at once.
    int width() {
        return vectors * Lanes.COUNT;
    }

    /// What makes all output channels of so many pixels.
    ///
    /// @param pitch floats from one input channel to the next
    List<Maker> makers(int pitch, Epilogue epilogue) {
        return stacks.stream().map(stack -> maker(stack, pitch, epilogue)).toList();
    }

    private Maker maker(Stack stack, int pitch, Epilogue epilogue) {
        int rows = stack.rows;
        var offsets = Offsets.of(IntStream.range(0, channels).map(channel -> channel * rows).toArray(), Inputs.SOME);
        var spread = new Spread(plane, Math.min(width(), plane) - Lanes.COUNT);
        return new Maker(stack, offsets,
                Blocks.of(new BlockShape(rows, vectors, 1, pitch, spread, spread, Bias.BY_PIXEL,
                        epilogue.residual(), clamp(epilogue).orElse(Clamp.NONE), offsets.inputs(), 0)));
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

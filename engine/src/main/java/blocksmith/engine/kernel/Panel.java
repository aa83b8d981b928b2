package blocksmith.engine.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A panel of packed weights: which output channels it makes, and from which group of input channels.
///
/// @param group   the group whose inputs it reads
/// @param feature its first output channel, of all that the panels make
/// @param vectors of output channels
/// @param first   channels of the first vector: half as many as it has lanes where two pixels share it, and its weights stand twice
/// @param last    how many channels the last vector is from the first: where the channels do not fill it, it makes some
///                that the one before makes too
/// @param offset  where it begins among the packed weights
record Panel(int group, int feature, int vectors, int first, int last, int offset) {
    private static final int HALF = Lanes.COUNT / 2;

    /// The channel, counted from the panel's first, that a lane of its vectors makes.
    int channel(int lane) {
        int vector = lane / Lanes.COUNT;
        int ofVector = lane % Lanes.COUNT;
        if (vector == 0) {
            return ofVector % first;
        }
        return ofVector + (vector == vectors - 1 ? last : first + (vector - 1) * Lanes.COUNT);
    }

    /// Floats of its vectors.
    int lanes() {
        return vectors * Lanes.COUNT;
    }

    /// How many panels there may be.
    enum Count {
        ANY,
        /// Where threads share panels, for mostly they are two, or a multiple of two.
        EVEN;

        /// That number or the next, of at most one a vector.
        private int from(int panels, int vectors) {
            return switch (this) {
                case ANY -> panels;
                case EVEN -> Math.min(vectors, panels + panels % 2);
            };
        }
    }

    /// Whether neighbouring pixels may share a vector.
    enum Sharing {
        NONE,
        /// Half a vector of channels that is left over, or less, is made with that of the next pixel.
        IN_PAIRS
    }

    /// Vectors of the panels of a group.
    ///
    /// @param first channels of the first of all
    private record Widths(int first, List<Integer> vectors) {

        double cycles(int inputs, int pixels) {
            int width = vectors.getFirst();
            double ofFirst = first < Lanes.COUNT
                    ? BlockShape.cyclesInPairs(width, pixels, inputs)
                    : BlockShape.cycles(width, pixels, inputs);
            return vectors.stream().skip(1).mapToDouble(other -> BlockShape.cycles(other, pixels, inputs)).sum()
                    + ofFirst;
        }
    }

    boolean isShared() {
        return first < Lanes.COUNT;
    }

    /// Of a block.
    ///
    /// @param inputs summed for each output
    int pixels(Cut cut, int inputs) {
        return isShared()
                ? Math.min(cut.fewest() / 2 * 2, BlockShape.pixelsInPairs(vectors, cut.neighbours(), inputs))
                : Math.min(cut.fewest(), BlockShape.pixels(vectors, cut.neighbours(), inputs));
    }

    /// Floats of a panel.
    ///
    /// @param inputs summed for each output
    static int length(int vectors, int inputs) {
        return vectors * Lanes.COUNT * (1 + inputs);
    }

    /// Cuts the `features` output channels of each group into panels, with as many vectors as make `pixels` neighbouring
    /// pixels the fastest. Fewer channels than a vector has lanes are one panel.
    ///
    /// @param inputs summed for each output
    /// @param count   of a group
    /// @param sharing where all inputs may be summed at once, and no area is of a single pixel, they may be in pairs
    static List<Panel> of(int groups, int features, int inputs, int pixels, Count count, Sharing sharing) {
        var widths = widths(features, inputs, pixels, count, sharing);
        int end = Math.max(0, features - Lanes.COUNT);
        var panels = new ArrayList<Panel>();
        int offset = 0;
        for (int group = 0; group < groups; group++) {
            int done = 0;
            int ofFirst = widths.first;
            for (int vectors : widths.vectors) {
                int feature = Math.min(done, end);
                int last = Math.min(ofFirst + (vectors - 2) * Lanes.COUNT, end - feature);
                panels.add(new Panel(group, group * features + feature, vectors, ofFirst, last, offset));
                offset += length(vectors, inputs);
                done += ofFirst + (vectors - 1) * Lanes.COUNT;
                ofFirst = Lanes.COUNT;
            }
        }
        return panels;
    }

    private static Widths widths(int features, int inputs, int pixels, Count count, Sharing sharing) {
        int vectors = Math.ceilDiv(features, Lanes.COUNT);
        boolean isShared = sharing == Sharing.IN_PAIRS && features > Lanes.COUNT
                && Math.floorMod(-features, Lanes.COUNT) >= HALF;
        return IntStream.rangeClosed(1, BlockShape.MOST_VECTORS)
                .mapToObj(most -> widths(vectors, count.from(Math.ceilDiv(vectors, most), vectors)))
                .flatMap(widths -> isShared && widths.getFirst() > 1 && Stroke.isWhole(widths.getFirst(), inputs)
                        ? Stream.of(new Widths(Lanes.COUNT, widths), new Widths(HALF, widths))
                        : Stream.of(new Widths(Lanes.COUNT, widths)))
                .min(Comparator.<Widths>comparingLong(widths -> Math.round(widths.cycles(inputs, pixels)))
                        .thenComparing(widths -> widths.vectors.size())) // the fewer panels, the less often inputs are read
                .orElseThrow();
    }

    /// So many vectors in so many panels, as equal as can be.
    private static List<Integer> widths(int vectors, int panels) {
        return IntStream.range(0, panels)
                .mapToObj(i -> vectors * (i + 1) / panels - vectors * i / panels)
                .toList();
    }
}

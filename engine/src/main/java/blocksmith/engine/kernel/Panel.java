package blocksmith.engine.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A panel of packed weights: which output channels it makes, and from which group of input channels.
///
/// @param group   the group whose inputs it reads
/// @param feature its first output channel, of all that the panels make
/// @param vectors of output channels
/// @param last    how many channels the last vector is from the first: where the channels do not fill it, it makes some
///                that the one before makes too
/// @param offset  where it begins among the packed weights
record Panel(int group, int feature, int vectors, int last, int offset) {

    /// The channel, counted from the panel's first, that a vector begins with.
    int channel(int vector) {
        return vector == vectors - 1 ? last : vector * Lanes.COUNT;
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
    /// @param count  of a group
    static List<Panel> of(int groups, int features, int inputs, int pixels, Count count) {
        var widths = widths(Math.ceilDiv(features, Lanes.COUNT), inputs, pixels, count);
        int end = Math.max(0, features - Lanes.COUNT);
        var panels = new ArrayList<Panel>();
        int offset = 0;
        for (int group = 0; group < groups; group++) {
            int done = 0;
            for (int vectors : widths) {
                int first = Math.min(done, end);
                int last = Math.min((vectors - 1) * Lanes.COUNT, end - first);
                panels.add(new Panel(group, group * features + first, vectors, last, offset));
                offset += length(vectors, inputs);
                done += vectors * Lanes.COUNT;
            }
        }
        return panels;
    }

    private static List<Integer> widths(int vectors, int inputs, int pixels, Count count) {
        return IntStream.rangeClosed(1, BlockShape.MOST_VECTORS)
                .mapToObj(most -> widths(vectors, count.from(Math.ceilDiv(vectors, most), vectors)))
                .min(Comparator.<List<Integer>>comparingLong(widths -> cycles(widths, inputs, pixels))
                        .thenComparing(List::size)) // the fewer panels, the less often inputs are read
                .orElseThrow();
    }

    private static long cycles(List<Integer> widths, int inputs, int pixels) {
        return Math.round(widths.stream().mapToDouble(width -> BlockShape.cycles(width, pixels, inputs)).sum());
    }

    /// So many vectors in so many panels, as equal as can be.
    private static List<Integer> widths(int vectors, int panels) {
        return IntStream.range(0, panels)
                .mapToObj(i -> vectors * (i + 1) / panels - vectors * i / panels)
                .toList();
    }
}

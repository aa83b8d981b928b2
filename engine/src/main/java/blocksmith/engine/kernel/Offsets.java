package blocksmith.engine.kernel;

import blocksmith.engine.kernel.Inputs.Spacing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where the inputs of one output pixel stand, relative to the pixel's place.
///
/// @param step from one to the next where that is the same for all and an iteration takes some of them, otherwise 1
record Offsets(int[] all, int step, Inputs inputs) {
    /// Shorter stretches at one distance are not worth blocks of their own, which begin and end once more each.
    private static final int LEAST = 96;

    /// @param together as in [Inputs#of]
    static Offsets of(int[] offsets, int together) {
        var inputs = Inputs.of(offsets, together);
        return new Offsets(offsets, inputs.spacing() == Spacing.EVEN ? Inputs.every(offsets) : 1, inputs);
    }

    /// For blocks that are made in rows, where inputs are few and at one distance; as [#of] has it for others.
    ///
    /// @param together as in [Inputs#of]
    static Offsets inRows(int[] offsets, int together) {
        return Inputs.allTogether(offsets).map(inputs -> new Offsets(offsets, 1, inputs))
                .orElseGet(() -> of(offsets, together));
    }

    int count() {
        return all.length;
    }

    /// Of a loop over all.
    int iterations() {
        return inputs.iterations(all.length);
    }

    /// The end of the stretch at one distance that begins at `first`.
    private static int end(int[] offsets, int first) {
        int end = Math.min(first + 2, offsets.length);
        while (end < offsets.length && offsets[end] - offsets[end - 1] == offsets[first + 1] - offsets[first]) {
            end++;
        }
        return end;
    }

    /// In pieces of at most so many, as equal as can be where only the last has a rest ([Inputs#rest]); where there are long
    /// stretches at one distance, each by itself. Few that are summed at once stay together.
    ///
    /// @param together as in [Inputs#of]
    List<Offsets> pieces(int most, int together) {
        if (inputs.areAllTogether()) {
            return List.of(this);
        }
        var ends = new ArrayList<Integer>();
        for (int first = 0; first < all.length; first = ends.getLast()) {
            ends.add(end(all, first));
        }
        int whole = Math.max(1, most / Inputs.MANY) * Inputs.MANY;
        boolean areLong = inputs.run().isEmpty() && all.length / ends.size() >= LEAST;
        var pieces = new ArrayList<Offsets>();
        int first = 0;
        for (int end : areLong ? ends : List.of(all.length)) {
            int count = Math.ceilDiv(end - first, whole);
            for (int i = 0; i < count; i++) {
                pieces.add(of(Arrays.copyOfRange(all, first + bound(end - first, i, count),
                        first + bound(end - first, i + 1, count)), together));
            }
            first = end;
        }
        return pieces;
    }

    /// Where a piece begins, or the last one ends.
    private static int bound(int inputs, int piece, int count) {
        return Math.min(inputs,
                Math.ceilDiv((int) ((long) inputs * piece / count), Inputs.MANY) * Inputs.MANY);
    }
}

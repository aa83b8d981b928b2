package blocksmith.engine.kernel;

import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// What swaps parts of two vectors so far apart, as [TileCode] does to turn a square.
final class Swaps {
    /// The lanes whose number has the bit of the distance.
    static final VectorMask<Float> UPPER_BY_ONE = upper(1);
    static final VectorMask<Float> UPPER_BY_TWO = upper(2);
    static final VectorMask<Float> UPPER_BY_FOUR = upper(4);
    /// Each lane in the place of the one two further, or two before.
    static final VectorShuffle<Float> BY_TWO = VectorShuffle.fromOp(Lanes.SPECIES, lane -> lane ^ 2);

    private Swaps() {
    }

    private static VectorMask<Float> upper(int distance) {
        return Lanes.mask(lane -> (lane & distance) != 0);
    }

    /// The name of the mask for a distance.
    static String upperBy(int distance) {
        return switch (distance) {
            case 1 -> "UPPER_BY_ONE";
            case 2 -> "UPPER_BY_TWO";
            case 4 -> "UPPER_BY_FOUR";
            default -> throw new IllegalArgumentException("No vector of few registers is so long: " + distance);
        };
    }
}

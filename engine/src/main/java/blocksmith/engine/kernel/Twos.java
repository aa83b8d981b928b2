package blocksmith.engine.kernel;

import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// How two vectors are woven into two, a0 b0 a1 b1 …, without an instruction that takes lanes of both.
final class Twos {
    /// Each lane of a half twice.
    private static final VectorShuffle<Float> LOWER = twice(0);
    private static final VectorShuffle<Float> UPPER = twice(Lanes.COUNT / 2);
    private static final VectorMask<Float> SECOND = Swaps.UPPER_BY_ONE;

    private Twos() {
    }

    private static VectorShuffle<Float> twice(int first) {
        return VectorShuffle.fromOp(Lanes.SPECIES, lane -> first + lane / 2);
    }

    /// Weaves two runs of `count` floats.
    ///
    /// @param count at least those of a vector
    static void weave(float[] arena, int first, int second, int to, int count) {
        for (int next = 0; next < count; next += Lanes.COUNT) {
            // where vectors do not go round, the last begins earlier
            int i = Math.min(next, count - Lanes.COUNT);
            var ofFirst = Lanes.load(arena, first + i);
            var ofSecond = Lanes.load(arena, second + i);
            int result = to + 2 * i;
            ofFirst.rearrange(LOWER).blend(ofSecond.rearrange(LOWER), SECOND).intoArray(arena, result);
            ofFirst.rearrange(UPPER).blend(ofSecond.rearrange(UPPER), SECOND).intoArray(arena, result + Lanes.COUNT);
        }
    }
}

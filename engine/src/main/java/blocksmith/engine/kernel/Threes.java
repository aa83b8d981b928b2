package blocksmith.engine.kernel;

import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/// How three vectors are woven into three: a0 b0 c0 a1 b1 c1 … Each is rearranged once, which is right for all
/// three results: the places that its lanes come to in one or the other are all different. Each result then has a third of the lanes
/// of each.
final class Threes {
    static final int GROUPS = 3;
    private static final VectorShuffle<Float> OF_FIRST = places(0);
    private static final VectorShuffle<Float> OF_SECOND = places(1);
    private static final VectorShuffle<Float> OF_THIRD = places(2);
    private static final VectorMask<Float> SECOND_IN_FIRST = lanes(0, 1);
    private static final VectorMask<Float> THIRD_IN_FIRST = lanes(0, 2);
    private static final VectorMask<Float> SECOND_IN_SECOND = lanes(1, 1);
    private static final VectorMask<Float> THIRD_IN_SECOND = lanes(1, 2);
    private static final VectorMask<Float> SECOND_IN_THIRD = lanes(2, 1);
    private static final VectorMask<Float> THIRD_IN_THIRD = lanes(2, 2);

    private Threes() {
    }

    /// Where each lane of a rearranged vector comes from: lane `k` of vector `i` is number `3k + i` of all.
    private static VectorShuffle<Float> places(int vector) {
        var from = new int[Lanes.COUNT];
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
            from[(GROUPS * lane + vector) % Lanes.COUNT] = lane;
        }
        return VectorShuffle.fromArray(Lanes.SPECIES, from, 0);
    }

    /// Those of a result that one of the vectors has.
    private static VectorMask<Float> lanes(int result, int vector) {
        return Lanes.mask(lane -> (result * Lanes.COUNT + lane) % GROUPS == vector);
    }

    /// Weaves three groups of `count` floats, which follow each other.
    ///
    /// @param count at least those of a vector
    static void weave(float[] arena, int from, int to, int count) {
        for (int next = 0; next < count; next += Lanes.COUNT) {
            // where vectors do not go round, the last begins earlier
            int i = Math.min(next, count - Lanes.COUNT);
            var first = Lanes.load(arena, from + i).rearrange(OF_FIRST);
            var second = Lanes.load(arena, from + count + i).rearrange(OF_SECOND);
            var third = Lanes.load(arena, from + 2 * count + i).rearrange(OF_THIRD);
            int result = to + GROUPS * i;
            first.blend(second, SECOND_IN_FIRST).blend(third, THIRD_IN_FIRST).intoArray(arena, result);
            first.blend(second, SECOND_IN_SECOND).blend(third, THIRD_IN_SECOND)
                    .intoArray(arena, result + Lanes.COUNT);
            first.blend(second, SECOND_IN_THIRD).blend(third, THIRD_IN_THIRD)
                    .intoArray(arena, result + 2 * Lanes.COUNT);
        }
    }
}

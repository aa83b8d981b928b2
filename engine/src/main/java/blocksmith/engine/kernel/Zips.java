package blocksmith.engine.kernel;

import jdk.incubator.vector.FloatVector;

/// Which lanes of two vectors, the one after the other, stand in their zips.
final class Zips {
    /// Of the first halves: a0 b0 a1 b1 …
    static final FloatVector LOWER = from(0);
    /// Of the second halves.
    static final FloatVector UPPER = from(Lanes.COUNT / 2);

    private Zips() {
    }

    private static FloatVector from(int first) {
        var lanes = new float[Lanes.COUNT];
        for (int i = 0; i < Lanes.COUNT / 2; i++) {
            lanes[2 * i] = first + i;
            lanes[2 * i + 1] = Lanes.COUNT + first + i;
        }
        return Lanes.load(lanes, 0);
    }
}

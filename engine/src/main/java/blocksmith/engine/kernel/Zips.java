package blocksmith.engine.kernel;

/// Which lanes of two vectors, the one after the other, stand in their zips.
final class Zips {
    /// Of the first halves: a0 b0 a1 b1 …
    static final float[] LOWER = from(0);
    /// Of the second halves.
    static final float[] UPPER = from(Lanes.COUNT / 2);

    private Zips() {
    }

    private static float[] from(int first) {
        var lanes = new float[Lanes.COUNT];
        for (int i = 0; i < Lanes.COUNT / 2; i++) {
            lanes[2 * i] = first + i;
            lanes[2 * i + 1] = Lanes.COUNT + first + i;
        }
        return lanes;
    }
}

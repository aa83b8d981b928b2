package blocksmith.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Multiply-adds that touch no memory: enough of them independent of each other to hide their latency.
public final class FmaProbe {
    private static final int REPEATS = 100_000;
    private static final int CHAINS = 12;
    /// Floating-point operations of one [#run], a multiply-add being two.
    public static final long OPERATIONS = 2L * REPEATS * CHAINS * Lanes.COUNT;

    private FmaProbe() {
    }

    /// Returns a value that depends on all of them, so that none is left out.
    public static float run() {
        var x = Lanes.all(0.999f);
        var y = Lanes.all(0.001f);
        FloatVector a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y, k = y, l = y;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            a = MultiplyAdd.of(x, a, y);
            b = MultiplyAdd.of(x, b, y);
            c = MultiplyAdd.of(x, c, y);
            d = MultiplyAdd.of(x, d, y);
            e = MultiplyAdd.of(x, e, y);
            f = MultiplyAdd.of(x, f, y);
            g = MultiplyAdd.of(x, g, y);
            h = MultiplyAdd.of(x, h, y);
            i = MultiplyAdd.of(x, i, y);
            j = MultiplyAdd.of(x, j, y);
            k = MultiplyAdd.of(x, k, y);
            l = MultiplyAdd.of(x, l, y);
        }
        return Lanes.known(a).add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).add(k).add(l)
                .reduceLanes(VectorOperators.ADD);
    }
}

package blocksmith.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Multiply-adds that touch no memory: enough of them independent of each other to hide their latency, and each adds to its
/// own sum, as the instruction does, for any other form takes a copy.
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
            a = MultiplyAdd.of(x, y, a);
            b = MultiplyAdd.of(x, y, b);
            c = MultiplyAdd.of(x, y, c);
            d = MultiplyAdd.of(x, y, d);
            e = MultiplyAdd.of(x, y, e);
            f = MultiplyAdd.of(x, y, f);
            g = MultiplyAdd.of(x, y, g);
            h = MultiplyAdd.of(x, y, h);
            i = MultiplyAdd.of(x, y, i);
            j = MultiplyAdd.of(x, y, j);
            k = MultiplyAdd.of(x, y, k);
            l = MultiplyAdd.of(x, y, l);
        }
        return Lanes.known(a).add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).add(k).add(l)
                .reduceLanes(VectorOperators.ADD);
    }
}

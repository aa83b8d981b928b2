package blocksmith.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;

/// Transposes 16 by 16 floats in registers: four rounds, each of which interleaves row `i` with row `i + 8`. It costs
/// some 100 instructions where single loads and stores cost 512. For vectors of 16 lanes only.
final class SquareTurn {
    static final int SIDE = 16;
    private static final VectorShuffle<Float> LOW = VectorShuffle.makeZip(Lanes.SPECIES, 0);
    private static final VectorShuffle<Float> HIGH = VectorShuffle.makeZip(Lanes.SPECIES, 1);

    private SquareTurn() {
    }

    static boolean isPossible() {
        return Lanes.COUNT == SIDE;
    }

    private static FloatVector low(FloatVector a, FloatVector b) {
        return a.rearrange(LOW, b);
    }

    private static FloatVector high(FloatVector a, FloatVector b) {
        return a.rearrange(HIGH, b);
    }

    static void run(float[] from, int source, int sourceStep, float[] to, int target, int targetStep) {
        var a0 = Lanes.load(from, source);
        var a1 = Lanes.load(from, source + sourceStep);
        var a2 = Lanes.load(from, source + 2 * sourceStep);
        var a3 = Lanes.load(from, source + 3 * sourceStep);
        var a4 = Lanes.load(from, source + 4 * sourceStep);
        var a5 = Lanes.load(from, source + 5 * sourceStep);
        var a6 = Lanes.load(from, source + 6 * sourceStep);
        var a7 = Lanes.load(from, source + 7 * sourceStep);
        var a8 = Lanes.load(from, source + 8 * sourceStep);
        var a9 = Lanes.load(from, source + 9 * sourceStep);
        var a10 = Lanes.load(from, source + 10 * sourceStep);
        var a11 = Lanes.load(from, source + 11 * sourceStep);
        var a12 = Lanes.load(from, source + 12 * sourceStep);
        var a13 = Lanes.load(from, source + 13 * sourceStep);
        var a14 = Lanes.load(from, source + 14 * sourceStep);
        var a15 = Lanes.load(from, source + 15 * sourceStep);
        var b0 = low(a0, a8);
        var b1 = high(a0, a8);
        var b2 = low(a1, a9);
        var b3 = high(a1, a9);
        var b4 = low(a2, a10);
        var b5 = high(a2, a10);
        var b6 = low(a3, a11);
        var b7 = high(a3, a11);
        var b8 = low(a4, a12);
        var b9 = high(a4, a12);
        var b10 = low(a5, a13);
        var b11 = high(a5, a13);
        var b12 = low(a6, a14);
        var b13 = high(a6, a14);
        var b14 = low(a7, a15);
        var b15 = high(a7, a15);
        var c0 = low(b0, b8);
        var c1 = high(b0, b8);
        var c2 = low(b1, b9);
        var c3 = high(b1, b9);
        var c4 = low(b2, b10);
        var c5 = high(b2, b10);
        var c6 = low(b3, b11);
        var c7 = high(b3, b11);
        var c8 = low(b4, b12);
        var c9 = high(b4, b12);
        var c10 = low(b5, b13);
        var c11 = high(b5, b13);
        var c12 = low(b6, b14);
        var c13 = high(b6, b14);
        var c14 = low(b7, b15);
        var c15 = high(b7, b15);
        var d0 = low(c0, c8);
        var d1 = high(c0, c8);
        var d2 = low(c1, c9);
        var d3 = high(c1, c9);
        var d4 = low(c2, c10);
        var d5 = high(c2, c10);
        var d6 = low(c3, c11);
        var d7 = high(c3, c11);
        var d8 = low(c4, c12);
        var d9 = high(c4, c12);
        var d10 = low(c5, c13);
        var d11 = high(c5, c13);
        var d12 = low(c6, c14);
        var d13 = high(c6, c14);
        var d14 = low(c7, c15);
        var d15 = high(c7, c15);
        var e0 = low(d0, d8);
        var e1 = high(d0, d8);
        var e2 = low(d1, d9);
        var e3 = high(d1, d9);
        var e4 = low(d2, d10);
        var e5 = high(d2, d10);
        var e6 = low(d3, d11);
        var e7 = high(d3, d11);
        var e8 = low(d4, d12);
        var e9 = high(d4, d12);
        var e10 = low(d5, d13);
        var e11 = high(d5, d13);
        var e12 = low(d6, d14);
        var e13 = high(d6, d14);
        var e14 = low(d7, d15);
        var e15 = high(d7, d15);
        e0.intoArray(to, target);
        e1.intoArray(to, target + targetStep);
        e2.intoArray(to, target + 2 * targetStep);
        e3.intoArray(to, target + 3 * targetStep);
        e4.intoArray(to, target + 4 * targetStep);
        e5.intoArray(to, target + 5 * targetStep);
        e6.intoArray(to, target + 6 * targetStep);
        e7.intoArray(to, target + 7 * targetStep);
        e8.intoArray(to, target + 8 * targetStep);
        e9.intoArray(to, target + 9 * targetStep);
        e10.intoArray(to, target + 10 * targetStep);
        e11.intoArray(to, target + 11 * targetStep);
        e12.intoArray(to, target + 12 * targetStep);
        e13.intoArray(to, target + 13 * targetStep);
        e14.intoArray(to, target + 14 * targetStep);
        e15.intoArray(to, target + 15 * targetStep);
    }
}

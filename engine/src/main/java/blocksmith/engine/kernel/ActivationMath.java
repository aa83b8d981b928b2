package blocksmith.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// The activations, on vectors and on single floats. Both forms do the same operations in the same order, so that an
/// element's value does not depend on whether it fell into a vector or into the rest.
final class ActivationMath {
    /// Beyond these the result is infinite or zero in 32 bits.
    private static final float LARGEST_EXPONENT = 88.0f;
    private static final float SMALLEST_EXPONENT = -87.0f;
    private static final float LOG2_E = 1.44269504f;
    /// ln 2 in two parts, the first with few enough bits that a multiple of it is exact (Cody and Waite 1980).
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    /// Adding and subtracting it rounds to the nearest whole number.
    private static final float ROUNDER = 12582912f;

    private ActivationMath() {
    }

    static float apply(Activation activation, float x) {
        return switch (activation) {
            case NONE -> x;
            case RELU -> Math.max(x, 0f);
            case RELU6 -> Math.min(Math.max(x, 0f), 6f);
            case SILU -> x * sigmoid(x);
            case SIGMOID -> sigmoid(x);
            case HARD_SIGMOID -> hardSigmoid(x);
            case HARD_SWISH -> x * hardSigmoid(x);
        };
    }

    static FloatVector hardSigmoid(FloatVector x) {
        return x.add(3f).max(0f).min(6f).mul(1 / 6f);
    }

    private static float hardSigmoid(float x) {
        return Math.min(Math.max(x + 3f, 0f), 6f) * (1 / 6f);
    }

    static FloatVector sigmoid(FloatVector x) {
        return Lanes.all(1f).div(exp(x.neg()).add(1f));
    }

    private static float sigmoid(float x) {
        return 1f / (exp(-x) + 1f);
    }

    /// e^x to two units in the last place: x = n ln 2 + r, then a polynomial in r scaled by 2^n.
    private static FloatVector exp(FloatVector x) {
        var clamped = x.min(LARGEST_EXPONENT).max(SMALLEST_EXPONENT);
        var n = clamped.mul(LOG2_E).add(ROUNDER).sub(ROUNDER);
        var r = n.fma(Lanes.all(-LN2_HIGH), clamped);
        r = n.fma(Lanes.all(-LN2_LOW), r);
        var p = Lanes.all(1 / 720f);
        p = p.fma(r, Lanes.all(1 / 120f));
        p = p.fma(r, Lanes.all(1 / 24f));
        p = p.fma(r, Lanes.all(1 / 6f));
        p = p.fma(r, Lanes.all(0.5f));
        p = p.fma(r, Lanes.all(1f));
        p = p.fma(r, Lanes.all(1f));
        return p.mul(powerOfTwo(n));
    }

    private static FloatVector powerOfTwo(FloatVector n) {
        return n.convert(VectorOperators.F2I, 0)
                .reinterpretAsInts()
                .add(127)
                .lanewise(VectorOperators.LSHL, 23)
                .reinterpretAsFloats();
    }

    private static float exp(float x) {
        float clamped = Math.max(Math.min(x, LARGEST_EXPONENT), SMALLEST_EXPONENT);
        float n = clamped * LOG2_E + ROUNDER - ROUNDER;
        float r = Math.fma(n, -LN2_HIGH, clamped);
        r = Math.fma(n, -LN2_LOW, r);
        float p = 1 / 720f;
        p = Math.fma(p, r, 1 / 120f);
        p = Math.fma(p, r, 1 / 24f);
        p = Math.fma(p, r, 1 / 6f);
        p = Math.fma(p, r, 0.5f);
        p = Math.fma(p, r, 1f);
        p = Math.fma(p, r, 1f);
        return p * Float.intBitsToFloat(((int) n + 127) << 23);
    }
}

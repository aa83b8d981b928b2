package blocksmith.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// What activations are made of, on vectors.
final class ActivationMath {
    /// From here on the result is infinite: a sigmoid must come to 0, not near it, where it multiplies an infinity.
    private static final float LARGEST_EXPONENT = 89.0f;
    /// Below it the result has no more than leading zeros in 32 bits.
    private static final float SMALLEST_EXPONENT = -87.0f;
    private static final float LOG2_E = 1.44269504f;
    /// ln 2 in two parts, the first with few enough bits that a multiple of it is exact (Cody and Waite 1980).
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    /// Adding and subtracting it rounds to the nearest whole number.
    private static final float ROUNDER = 12582912f;

    /// Where the series are more exact than the exponentials.
    private static final float NEAR_ZERO = 0.25f;
    private static final float TWICE_SQRT_2_OVER_PI = 1.5957691f;
    static final float SQRT_HALF = 0.70710678f;

    private ActivationMath() {
    }

    static FloatVector hardSigmoid(FloatVector x) {
        return x.add(3f).max(0f).min(6f).mul(1 / 6f);
    }

    static FloatVector sigmoid(FloatVector x) {
        return Lanes.all(1f).div(exp(x.neg()).add(1f));
    }

    /// e^x to two units in the last place: x = n ln 2 + r, then a polynomial in r scaled by 2^n.
    private static FloatVector exp(FloatVector x) {
        var clamped = x.min(LARGEST_EXPONENT).max(SMALLEST_EXPONENT);
        var n = clamped.mul(LOG2_E).add(ROUNDER).sub(ROUNDER);
        var r = MultiplyAdd.of(n, Lanes.all(-LN2_HIGH), clamped);
        r = MultiplyAdd.of(n, Lanes.all(-LN2_LOW), r);
        var p = Lanes.all(1 / 720f);
        p = MultiplyAdd.of(p, r, Lanes.all(1 / 120f));
        p = MultiplyAdd.of(p, r, Lanes.all(1 / 24f));
        p = MultiplyAdd.of(p, r, Lanes.all(1 / 6f));
        p = MultiplyAdd.of(p, r, Lanes.all(0.5f));
        p = MultiplyAdd.of(p, r, Lanes.all(1f));
        p = MultiplyAdd.of(p, r, Lanes.all(1f));
        return p.mul(powerOfTwo(n));
    }

    private static FloatVector powerOfTwo(FloatVector n) {
        return n.convert(VectorOperators.F2I, 0)
                .reinterpretAsInts()
                .add(127)
                .lanewise(VectorOperators.LSHL, 23)
                .reinterpretAsFloats();
    }

    /// e^x - 1, for x of at most 0: near 0 by its series, for there the difference has no digits left.
    static FloatVector expMinusOne(FloatVector x) {
        var series = Lanes.all(1 / 720f);
        series = MultiplyAdd.of(series, x, Lanes.all(1 / 120f));
        series = MultiplyAdd.of(series, x, Lanes.all(1 / 24f));
        series = MultiplyAdd.of(series, x, Lanes.all(1 / 6f));
        series = MultiplyAdd.of(series, x, Lanes.all(0.5f));
        series = MultiplyAdd.of(series, x, Lanes.all(1f)).mul(x);
        return exp(x).sub(1f).blend(series, x.compare(VectorOperators.GT, -NEAR_ZERO));
    }

    /// 2 / (1 + e^-2x) - 1; near 0 by its series.
    static FloatVector tanh(FloatVector x) {
        var square = x.mul(x);
        var series = Lanes.all(62 / 2835f);
        series = MultiplyAdd.of(series, square, Lanes.all(-17 / 315f));
        series = MultiplyAdd.of(series, square, Lanes.all(2 / 15f));
        series = MultiplyAdd.of(series, square, Lanes.all(-1 / 3f));
        series = MultiplyAdd.of(series, square, Lanes.all(1f)).mul(x);
        return sigmoid(x.add(x)).mul(2f).sub(1f).blend(series, x.abs().compare(VectorOperators.LT, NEAR_ZERO));
    }

    /// The error function to 1.5e-7: Abramowitz and Stegun 1964, formula 7.1.26.
    static FloatVector erf(FloatVector x) {
        var size = x.abs();
        var t = Lanes.all(1f).div(MultiplyAdd.of(size, Lanes.all(0.3275911f), Lanes.all(1f)));
        var p = Lanes.all(1.061405429f);
        p = MultiplyAdd.of(p, t, Lanes.all(-1.453152027f));
        p = MultiplyAdd.of(p, t, Lanes.all(1.421413741f));
        p = MultiplyAdd.of(p, t, Lanes.all(-0.284496736f));
        p = MultiplyAdd.of(p, t, Lanes.all(0.254829592f)).mul(t);
        var positive = Lanes.all(1f).sub(p.mul(exp(size.mul(size).neg())));
        return positive.blend(positive.neg(), x.compare(VectorOperators.LT, 0f));
    }

    /// 2 √(2/π) (x + 0.044715 x³), whose sigmoid is (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2.
    static FloatVector twiceGeluArgument(FloatVector x) {
        return MultiplyAdd.of(x.mul(x), Lanes.all(0.044715f), Lanes.all(1f)).mul(x).mul(TWICE_SQRT_2_OVER_PI);
    }
}

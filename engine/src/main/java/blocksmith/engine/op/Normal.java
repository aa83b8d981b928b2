package blocksmith.engine.op;

/// The standard normal distribution, in double precision.
final class Normal {
    /// Beyond it the series loses digits, and the fraction has converged.
    private static final double SERIES_REACH = 3;
    private static final double NEGLIGIBLE = 1e-17;
    private static final int FRACTION_DEPTH = 120;

    private Normal() {
    }

    /// The share that lies below `x`: Φ(x).
    static double below(double x) {
        if (Math.abs(x) < SERIES_REACH) {
            return 0.5 + density(x) * series(x);
        }
        return x < 0 ? density(x) * fraction(-x) : 1 - density(x) * fraction(x);
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /// Abramowitz and Stegun 1964, formula 26.2.11: x + x³/3 + x⁵/(3·5) + …
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 3; Math.abs(term) > NEGLIGIBLE; n += 2) {
            term *= x * x / n;
            sum += term;
        }
        return sum;
    }

    /// Abramowitz and Stegun 1964, formula 26.2.14, a continued fraction: 1/(x + 1/(x + 2/(x + …))).
    private static double fraction(double x) {
        double rest = x;
        for (int n = FRACTION_DEPTH; n > 0; n--) {
            rest = x + n / rest;
        }
        return 1 / rest;
    }
}

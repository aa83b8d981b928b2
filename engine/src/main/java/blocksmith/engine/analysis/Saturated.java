package blocksmith.engine.analysis;

/// Sums and products of counts that stay at [Long#MAX_VALUE] once they do not fit.
final class Saturated {
    private Saturated() {
    }

    static long plus(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    static long times(long a, long b) {
        long product = a * b;
        return product < 0 || Math.multiplyHigh(a, b) != 0 ? Long.MAX_VALUE : product;
    }
}

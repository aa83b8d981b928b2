package blocksmith.engine.analysis;

/// Sums and products that stay at [Long#MAX_VALUE], or at its negative, once they do not fit.
final class Saturated {
    private Saturated() {
    }

    static long plus(long a, long b) {
        long sum = a + b;
        boolean overflows = ((a ^ sum) & (b ^ sum)) < 0;
        return overflows ? limit(a) : sum;
    }

    static long times(long a, long b) {
        long product = a * b;
        boolean overflows = Math.multiplyHigh(a, b) != product >> (Long.SIZE - 1);
        return overflows ? limit(a ^ b) : product;
    }

    private static long limit(long sign) {
        return sign < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE;
    }
}

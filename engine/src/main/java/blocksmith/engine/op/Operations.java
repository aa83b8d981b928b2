package blocksmith.engine.op;

import java.util.stream.LongStream;

/// The operations of a layer on one image, by their kind. None is below zero; sums stay at [Long#MAX_VALUE] once they do
/// not fit.
public record Operations(long multiplications, long additions, long comparisons, long divisions, long exponentials) {
    public static final Operations NONE = new Operations(0, 0, 0, 0, 0);

    /// A multiplication and an addition each.
    static Operations macs(long count) {
        return new Operations(count, count, 0, 0, 0);
    }

    static Operations multiplications(long count) {
        return new Operations(count, 0, 0, 0, 0);
    }

    static Operations additions(long count) {
        return new Operations(0, count, 0, 0, 0);
    }

    static Operations comparisons(long count) {
        return new Operations(0, 0, count, 0, 0);
    }

    static Operations divisions(long count) {
        return new Operations(0, 0, 0, count, 0);
    }

    static Operations exponentials(long count) {
        return new Operations(0, 0, 0, 0, count);
    }

    public Operations plus(Operations other) {
        return new Operations(
                sum(multiplications, other.multiplications),
                sum(additions, other.additions),
                sum(comparisons, other.comparisons),
                sum(divisions, other.divisions),
                sum(exponentials, other.exponentials));
    }

    /// These for each of `count` elements.
    Operations times(long count) {
        return new Operations(
                product(multiplications, count),
                product(additions, count),
                product(comparisons, count),
                product(divisions, count),
                product(exponentials, count));
    }

    public long total() {
        return LongStream.of(multiplications, additions, comparisons, divisions, exponentials)
                .reduce(0, Operations::sum);
    }

    private static long sum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private static long product(long a, long b) {
        return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
    }
}

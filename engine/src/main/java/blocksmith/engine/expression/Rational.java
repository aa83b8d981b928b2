package blocksmith.engine.expression;

/// An exact fraction of 64-bit integers in lowest terms with a positive denominator.
/// Every operation throws [ArithmeticException] rather than lose a bit.
public record Rational(long numerator, long denominator) implements Comparable<Rational> {
    public static final Rational ZERO = of(0);

    public Rational {
        if (denominator == 0) {
            throw new ArithmeticException("division by zero");
        }
        long divisor = gcd(numerator, denominator);
        if (denominator < 0) {
            divisor = Math.negateExact(divisor);
        }
        numerator /= divisor;
        denominator /= divisor;
    }

    public static Rational of(long value) {
        return new Rational(value, 1);
    }

    private static long gcd(long a, long b) {
        long x = Math.absExact(a);
        long y = Math.absExact(b);
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }

    public boolean isWhole() {
        return denominator == 1;
    }

    /// @throws ArithmeticException when it is not whole
    public long wholeValue() {
        if (!isWhole()) {
            throw new ArithmeticException(this + " is not a whole number");
        }
        return numerator;
    }

    public double doubleValue() {
        return (double) numerator / denominator;
    }

    public Rational plus(Rational other) {
        return new Rational(
                Math.addExact(
                        Math.multiplyExact(numerator, other.denominator),
                        Math.multiplyExact(other.numerator, denominator)),
                Math.multiplyExact(denominator, other.denominator));
    }

    public Rational negate() {
        return new Rational(Math.negateExact(numerator), denominator);
    }

    public Rational minus(Rational other) {
        return plus(other.negate());
    }

    public Rational times(Rational other) {
        return new Rational(
                Math.multiplyExact(numerator, other.numerator),
                Math.multiplyExact(denominator, other.denominator));
    }

    public Rational over(Rational other) {
        return new Rational(
                Math.multiplyExact(numerator, other.denominator),
                Math.multiplyExact(denominator, other.numerator));
    }

    public Rational floor() {
        return of(Math.floorDiv(numerator, denominator));
    }

    @Override
    public int compareTo(Rational other) {
        return minus(other).sign();
    }

    private int sign() {
        return Long.signum(numerator);
    }

    /// `3` or `3/2`
    @Override
    public String toString() {
        return isWhole() ? Long.toString(numerator) : numerator + "/" + denominator;
    }
}

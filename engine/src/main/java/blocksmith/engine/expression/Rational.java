package blocksmith.engine.expression;

import java.math.BigDecimal;

/// An exact fraction of 64-bit integers in lowest terms with a positive denominator.
/// Every operation throws [ArithmeticException] rather than lose a bit.
public record Rational(long numerator, long denominator) implements Comparable<Rational> {
    public static final Rational ZERO = of(0);
    private static final Rational HALF = new Rational(1, 2);
    private static final int LONGEST = 19;

    public Rational {
        if (denominator == 0) {
            throw new ArithmeticException("division by zero");
        }
        if (denominator != 1) {
            long divisor = gcd(numerator, denominator);
            divisor = denominator < 0 ? Math.negateExact(divisor) : divisor;
            numerator /= divisor;
            denominator /= divisor;
        }
    }

    public static Rational of(long value) {
        return new Rational(value, 1);
    }

    /// The exact value of a decimal.
    ///
    /// @throws ArithmeticException when its digits do not fit
    public static Rational of(BigDecimal decimal) {
        var plain = decimal.stripTrailingZeros();
        int scale = Math.max(0, plain.scale());
        if (plain.precision() - plain.scale() > LONGEST || scale > LONGEST) {
            throw new ArithmeticException("more digits than 64 bits hold");
        }
        return new Rational(
                plain.movePointRight(scale).longValueExact(),
                BigDecimal.TEN.pow(scale).longValueExact());
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
        if (isWhole() && other.isWhole()) {
            return of(Math.addExact(numerator, other.numerator));
        }
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
        if (isWhole() && other.isWhole()) {
            return of(Math.subtractExact(numerator, other.numerator));
        }
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

    public Rational ceiling() {
        return of(Math.ceilDiv(numerator, denominator));
    }

    /// The nearest whole number; of two equally near ones, the greater.
    public Rational round() {
        return plus(HALF).floor();
    }

    public Rational absolute() {
        return numerator < 0 ? negate() : this;
    }

    /// What is left after taking away `other` a whole number of times: it has the sign of `other`, as in mathematics.
    public Rational modulo(Rational other) {
        return minus(over(other).floor().times(other));
    }

    @Override
    public int compareTo(Rational other) {
        if (denominator == other.denominator) {
            return Long.compare(numerator, other.numerator);
        }
        return Long.signum(minus(other).numerator);
    }

    /// `3` or `3/2`
    @Override
    public String toString() {
        return isWhole() ? Long.toString(numerator) : numerator + "/" + denominator;
    }
}

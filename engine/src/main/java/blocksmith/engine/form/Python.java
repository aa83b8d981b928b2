package blocksmith.engine.form;

import java.util.OptionalLong;

/// A Python expression, and how tightly its outermost operator binds.
///
/// @param binding from [#LOOSEST] to [#ATOM]: an operand that binds less tightly than its operator needs brackets
public record Python(String text, int binding) {
    public static final int LOOSEST = 0;
    public static final int OR = 1;
    public static final int AND = 2;
    public static final int NOT = 3;
    public static final int COMPARISON = 4;
    public static final int SUM = 5;
    public static final int PRODUCT = 6;
    public static final int SIGN = 7;
    public static final int ATOM = 8;

    /// A name, a call, a list: what never needs brackets.
    public static Python atom(String text) {
        return new Python(text, ATOM);
    }

    public static Python of(long number) {
        return new Python(Long.toString(number), number < 0 ? SIGN : ATOM);
    }

    /// As Python writes it: `0.5`, `1e-5`.
    public static Python of(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return new Python((long) number + ".0", number < 0 ? SIGN : ATOM);
        }
        return new Python(Double.toString(number).replace(".0E", "e").replace("E", "e"), number < 0 ? SIGN : ATOM);
    }

    public static Python of(boolean truth) {
        return atom(truth ? "True" : "False");
    }

    /// The number, where it is a whole one.
    public OptionalLong number() {
        return text.matches("-?[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    public Python plus(Python other) {
        if (number().isPresent() && other.number().isPresent()) {
            return of(number().getAsLong() + other.number().getAsLong());
        }
        return equals(other) ? of(2).times(this) : binary("+", other, SUM);
    }

    public Python minus(Python other) {
        if (number().isPresent() && other.number().isPresent()) {
            return of(number().getAsLong() - other.number().getAsLong());
        }
        return other.text.equals("0") ? this : binary("-", other, SUM);
    }

    public Python times(Python other) {
        if (number().isPresent() && other.number().isPresent()) {
            return of(number().getAsLong() * other.number().getAsLong());
        }
        return other.text.equals("1") ? this : text.equals("1") ? other : binary("*", other, PRODUCT);
    }

    /// The quotient, rounded down.
    public Python over(Python other) {
        if (number().isPresent() && other.number().isPresent() && other.number().getAsLong() != 0) {
            return of(Math.floorDiv(number().getAsLong(), other.number().getAsLong()));
        }
        return other.text.equals("1") ? this : binary("//", other, PRODUCT);
    }

    /// `this symbol other`; operators of one level are read from the left.
    public Python binary(String symbol, Python other, int level) {
        return new Python(within(level) + " " + symbol + " " + other.within(level + 1), level);
    }

    /// The text as an operand of an operator that binds as tightly as `least`.
    public String within(int least) {
        return binding < least ? "(" + text + ")" : text;
    }

    @Override
    public String toString() {
        return text;
    }
}

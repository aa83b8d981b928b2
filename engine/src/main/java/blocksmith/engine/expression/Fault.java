package blocksmith.engine.expression;

import blocksmith.engine.problem.Excerpt;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.problem.Spelling;
import java.util.List;
import java.util.stream.Collectors;

/// The messages of evaluation.
final class Fault {
    private Fault() {
    }

    static Evaluated unknownName(String name, Scope scope) {
        var known = scope.names();
        var otherwise = known.isEmpty() ? "Add a parameter of that name." : Spelling.choice(known);
        return new Evaluated.Failed(
                Finding.error(
                        ProblemCode.UNKNOWN_PARAMETER,
                        null,
                        "There is no parameter '" + Excerpt.of(name) + "'.",
                        Spelling.suggestion(name, known, otherwise)));
    }

    static Evaluated arithmetic(Rational left, Arithmetic operator, Rational right) {
        var term = text(left) + " " + operator.symbol() + " " + text(right);
        boolean division = operator == Arithmetic.OVER || operator == Arithmetic.MODULO;
        return division && right.equals(Rational.ZERO)
                ? failed(term + " has no value.", "Divide by something other than 0.")
                : tooLarge(term);
    }

    static Evaluated call(Function function, List<Rational> arguments) {
        var values = arguments.stream().map(Fault::text).collect(Collectors.joining(", "));
        var term = function + "(" + values + ")";
        boolean byZero = function == Function.DIVISIBLE && arguments.getLast().equals(Rational.ZERO);
        return byZero ? failed(term + " has no value.", "Give a divisor other than 0.") : tooLarge(term);
    }

    static Evaluated tooLarge(String term) {
        return failed(term + " does not fit 64 bits.", "Use smaller numbers.");
    }

    static Evaluated notANumber(String where) {
        return failed(where + " is true or false, where a number is needed.", "Compare with ?: to choose a number.");
    }

    static Evaluated notATruth(String where) {
        return failed(where + " is a number, where true or false is needed.", "Compare it, as in x > 0.");
    }

    static Evaluated unlike(String symbol) {
        return failed(symbol + " compares a number with true or false.", "Give it two numbers or two conditions.");
    }

    private static String text(Rational value) {
        return value.isWhole() && value.numerator() >= 0 ? value.toString() : "(" + value + ")";
    }

    private static Evaluated failed(String fact, String fix) {
        return new Evaluated.Failed(Finding.error(ProblemCode.BAD_EXPRESSION, null, fact, fix));
    }
}

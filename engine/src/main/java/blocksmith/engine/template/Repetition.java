package blocksmith.engine.template;

import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.expression.Expression;
import blocksmith.engine.expression.Parsed;
import blocksmith.engine.expression.Rational;
import blocksmith.engine.expression.Scope;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;

/// How often a node stands in a row.
record Repetition(Literal repeat, Scope scope) {
    /// What values call the number of a repetition, from 0.
    static final String INDEX = "index";

    private static final int MOST = 10_000;

    sealed interface Count {
    }

    record Times(int count) implements Count {
    }

    record Wrong(Finding finding) implements Count {
    }

    /// The scope of the values of repetition `index`.
    static Scope scope(int index, Scope outer) {
        return outer.with(INDEX, new Evaluated.Number(Rational.of(index)));
    }

    Count count() {
        return switch (repeat) {
            case Literal.Whole(long count) -> times(Rational.of(count));
            case Literal.Word(var text) -> switch (evaluated(text)) {
                case Evaluated.Number(var count) -> times(count);
                case Evaluated.Failed(var why) -> wrong(why.code(), why.fact(), why.fix());
                case Evaluated.Truth _ -> notWhole(text);
            };
            case Literal.Decimal _,Literal.Truth _,Literal.Sequence _ -> notWhole(repeat.toString());
        };
    }

    private Evaluated evaluated(String text) {
        return switch (Expression.parse(text)) {
            case Parsed.Good(var expression) -> expression.evaluate(scope);
            case Parsed.Bad(var finding) -> new Evaluated.Failed(finding);
        };
    }

    private static Count times(Rational count) {
        return count.isWhole() && count.compareTo(Rational.of(0)) >= 0 && count.compareTo(Rational.of(MOST)) <= 0
                ? new Times((int) count.wholeValue())
                : notWhole(count.toString());
    }

    private static Count notWhole(String text) {
        return wrong(ProblemCode.BAD_VALUE, "A node cannot stand " + text + " times in a row.",
                "Choose a whole number from 0 to " + MOST + ".");
    }

    private static Count wrong(ProblemCode code, String fact, String fix) {
        return new Wrong(Finding.error(code, "repeat", fact, fix));
    }
}

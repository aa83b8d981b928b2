package blocksmith.engine.torch;

import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.expression.Expression;
import blocksmith.engine.expression.Notation;
import blocksmith.engine.expression.Parsed;
import blocksmith.engine.expression.Rational;
import blocksmith.engine.expression.Scope;
import blocksmith.engine.form.Python;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Writes expressions in Python. Where the quotient of two whole numbers is whole here, it is written `//`: for other
/// values a design would not take the rest either.
final class PythonNotation implements Notation<Written> {
    private final Map<String, Written> names;

    /// @param names what the names of expressions are here
    PythonNotation(Map<String, Written> names) {
        this.names = Map.copyOf(names);
    }

    /// @throws IllegalArgumentException when it is no expression over the names
    Written write(String text) {
        return switch (Expression.parse(text)) {
            case Parsed.Good(var expression) -> expression.write(this);
            case Parsed.Bad(var finding) -> throw new IllegalArgumentException(finding.toString());
        };
    }

    @Override
    public Written number(Rational value) {
        var code = value.isWhole() ? Python.of(value.wholeValue()) : Python.of(value.doubleValue());
        return Written.of(code, new Evaluated.Number(value));
    }

    @Override
    public Written truth(boolean value) {
        return Written.of(Python.of(value), new Evaluated.Truth(value));
    }

    @Override
    public Written name(String name) {
        return Objects.requireNonNull(names.get(name), name);
    }

    @Override
    public Written prefixed(String symbol, Written operand) {
        var code = symbol.equals("-")
                ? new Python("-" + operand.code().within(Python.SIGN), Python.SIGN)
                : new Python("not " + operand.code().within(Python.NOT), Python.NOT);
        return new Written(code, value(symbol + "a", operand, operand), operand.isWhole());
    }

    @Override
    public Written binary(Written left, String symbol, Written right) {
        var value = value("a " + symbol + " b", left, right);
        return switch (symbol) {
            case "+", "-" -> sum(left, symbol, right, value);
            case "*" ->
                new Written(left.code().binary("*", right.code(), Python.PRODUCT), value, bothWhole(left, right));
            case "/" -> quotient(left, right, value);
            case "%" ->
                new Written(left.code().binary("%", right.code(), Python.PRODUCT), value, bothWhole(left, right));
            case "&&" -> new Written(left.code().binary("and", right.code(), Python.AND), value, true);
            case "||" -> new Written(left.code().binary("or", right.code(), Python.OR), value, true);
            default -> new Written(new Python(left.code().within(Python.SUM) + " " + symbol + " "
                    + right.code().within(Python.SUM), Python.COMPARISON), value, true);
        };
    }

    private static boolean bothWhole(Written left, Written right) {
        return left.isWhole() && right.isWhole();
    }

    private static Written sum(Written left, String symbol, Written right, Evaluated value) {
        return new Written(left.code().binary(symbol, right.code(), Python.SUM), value, bothWhole(left, right));
    }

    private static Written quotient(Written left, Written right, Evaluated value) {
        boolean isWhole = bothWhole(left, right) && value instanceof Evaluated.Number(var number) && number.isWhole();
        return new Written(left.code().binary(isWhole ? "//" : "/", right.code(), Python.PRODUCT), value, isWhole);
    }

    @Override
    public Written conditional(Written condition, Written yes, Written no) {
        var code = new Python(yes.code().within(Python.OR) + " if " + condition.code().within(Python.OR) + " else "
                + no.code().within(Python.LOOSEST), Python.LOOSEST);
        boolean holds = condition.value().equals(new Evaluated.Truth(true));
        return new Written(code, (holds ? yes : no).value(), bothWhole(yes, no));
    }

    @Override
    public Written call(String function, List<Written> arguments) {
        var letters = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        var scope = new HashMap<String, Evaluated>();
        for (int i = 0; i < arguments.size(); i++) {
            scope.put(letters.get(i), arguments.get(i).value());
        }
        var text = function + "(" + String.join(", ", letters.subList(0, arguments.size())) + ")";
        var value = evaluate(text, scope);
        var codes = arguments.stream().map(argument -> argument.code().text()).collect(Collectors.joining(", "));
        boolean whole = arguments.stream().allMatch(Written::isWhole);
        return switch (function) {
            case "divisible" -> new Written(Python.atom("make_divisible(" + codes + ")"), value, true);
            case "floor" -> new Written(Python.atom("math.floor(" + codes + ")"), value, true);
            case "ceil" -> new Written(Python.atom("math.ceil(" + codes + ")"), value, true);
            case "round" -> new Written(Python.atom("math.floor(" + codes + " + 0.5)"), value, true);
            default -> new Written(Python.atom(function + "(" + codes + ")"), value, whole);
        };
    }

    private static Evaluated value(String text, Written left, Written right) {
        return evaluate(text, Map.of("a", left.value(), "b", right.value()));
    }

    private static Evaluated evaluate(String text, Map<String, Evaluated> values) {
        return switch (Expression.parse(text)) {
            case Parsed.Good(var expression) -> expression.evaluate(Scope.of(values));
            case Parsed.Bad(var finding) -> new Evaluated.Failed(finding);
        };
    }
}

package blocksmith.engine.torch;

import blocksmith.engine.design.Parameter;
import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.expression.Rational;
import blocksmith.engine.form.Python;
import blocksmith.engine.op.Literal;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the names of a design's expressions are in Python.
record Names(Map<String, Written> written) {
    Names {
        written = Map.copyOf(written);
    }

    /// Each parameter as what it comes to in terms of the arguments: without names of its own.
    ///
    /// @param arguments those that are given
    static Names inline(List<Parameter> parameters, Map<String, Written> arguments) {
        var names = new LinkedHashMap<String, Written>();
        for (var parameter : parameters) {
            var given = arguments.get(parameter.name());
            names.put(parameter.name(), given == null ? new Names(names).write(parameter.value()) : given);
        }
        return new Names(names);
    }

    /// Whether a parameter follows from others.
    static boolean isDerived(Parameter parameter) {
        return parameter.value() instanceof Literal.Word;
    }

    Names with(String name, Written meaning) {
        var more = new LinkedHashMap<>(written);
        more.put(name, meaning);
        return new Names(more);
    }

    /// A value of a document that is a number, a truth or an expression.
    Written write(Literal literal) {
        return switch (literal) {
            case Literal.Whole(long value) -> Written.of(Python.of(value), new Evaluated.Number(Rational.of(value)));
            case Literal.Decimal(double value) -> Written.of(Python.of(value), new Evaluated.Number(rational(value)));
            case Literal.Truth(boolean value) -> Written.of(Python.of(value), new Evaluated.Truth(value));
            case Literal.Word(var text) -> write(text);
            case Literal.Sequence _ -> throw new IllegalArgumentException("No single value: " + literal);
        };
    }

    private static Rational rational(double value) {
        return Rational.of(new BigDecimal(Double.toString(value)));
    }

    Written write(String expression) {
        return new PythonNotation(written).write(expression);
    }
}

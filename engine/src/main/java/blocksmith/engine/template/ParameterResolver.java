package blocksmith.engine.template;

import blocksmith.engine.design.Parameter;
import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.expression.Expression;
import blocksmith.engine.expression.Parsed;
import blocksmith.engine.expression.Rational;
import blocksmith.engine.expression.Scope;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.Excerpt;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.problem.Spelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds the values of parameters: each with those before it in view, so that none can depend on itself. One that is
/// wrong has no value, and what uses it says so rather than repeat what is wrong.
final class ParameterResolver {
    private static final Pattern NAME = Pattern.compile("(?!(true|false)$)[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, Literal> arguments;
    private final Set<String> names;
    private final Set<String> known;
    private final Map<String, Evaluated> values = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private ParameterResolver(List<Parameter> parameters, Map<String, Literal> arguments) {
        this.arguments = arguments;
        this.names = parameters.stream().map(Parameter::name).collect(Collectors.toSet());
        this.known = parameters.stream().flatMap(Parameter::names).collect(Collectors.toSet());
    }

    /// @param arguments values that take the place of the parameters' own, by name
    static Environment resolve(List<Parameter> parameters, Map<String, Literal> arguments) {
        var resolver = new ParameterResolver(parameters, arguments);
        arguments.keySet().forEach(resolver::checkArgument);
        parameters.forEach(resolver::resolve);
        return new Environment(resolver.values, resolver.findings);
    }

    private void checkArgument(String name) {
        if (!known.contains(name)) {
            var otherwise = names.isEmpty()
                    ? "This design has none."
                    : Spelling.choice(names.stream().sorted().toList());
            report(
                    Finding.error(
                            ProblemCode.UNKNOWN_PARAMETER,
                            Excerpt.of(name),
                            "There is no parameter '" + Excerpt.of(name) + "'.",
                            Spelling.suggestion(name, names, otherwise)));
        }
    }

    private void resolve(Parameter parameter) {
        var name = parameter.name();
        switch (value(parameter)) {
            case Evaluated.Failed(var why) -> {
                report(bad(name, why.fact(), why.fix()));
                values.put(name, withoutValue(name));
            }
            case Evaluated.Number number -> {
                checkRange(parameter, number.value());
                values.put(name, number);
            }
            case Evaluated.Truth truth -> values.put(name, truth);
        }
    }

    private Evaluated value(Parameter parameter) {
        return NAME.matcher(parameter.name()).matches()
                ? evaluate(arguments.getOrDefault(parameter.key(arguments), parameter.value()))
                : failed("This is no name that an expression can use.",
                        "Begin with a letter; use letters, digits and _.");
    }

    private Evaluated evaluate(Literal literal) {
        return switch (literal) {
            case Literal.Whole(long value) -> new Evaluated.Number(Rational.of(value));
            case Literal.Decimal(double value) -> decimal(value);
            case Literal.Truth(boolean value) -> new Evaluated.Truth(value);
            case Literal.Word(var text) -> expression(text);
            case Literal.Sequence _ -> failed("A parameter cannot be a list.", "Use a parameter for each number.");
        };
    }

    private static Evaluated decimal(double value) {
        try {
            return new Evaluated.Number(Rational.of(new BigDecimal(Double.toString(value))));
        } catch (NumberFormatException | ArithmeticException _) {
            return failed(value + " does not fit 64 bits.", "Use fewer digits.");
        }
    }

    private Evaluated expression(String text) {
        return switch (Expression.parse(text)) {
            case Parsed.Good(var expression) -> evaluate(expression);
            case Parsed.Bad(var finding) -> new Evaluated.Failed(finding);
        };
    }

    private Evaluated evaluate(Expression expression) {
        for (var name : expression.names()) {
            if (names.contains(name) && !values.containsKey(name)) {
                return failed(
                        "This uses '" + name + "', which does not come before it.",
                        "Put '" + name + "' first, and let none depend on itself.");
            }
        }
        return expression.evaluate(Scope.of(values));
    }

    /// A value beyond its limits is still used: what follows from it is then shown too.
    private void checkRange(Parameter parameter, Rational value) {
        var min = parameter.min();
        var max = parameter.max();
        if (min != null && value.compareTo(Rational.of(min)) < 0) {
            report(bad(parameter.name(), "This is " + value + "; " + min + " is the least.",
                    "Choose " + min + " or more."));
        }
        if (max != null && value.compareTo(Rational.of(max)) > 0) {
            report(bad(parameter.name(), "This is " + value + "; " + max + " is the most.",
                    "Choose " + max + " or less."));
        }
    }

    private void report(Finding finding) {
        findings.add(finding);
    }

    private static Finding bad(String name, String fact, String fix) {
        return Finding.error(ProblemCode.BAD_PARAMETER, Excerpt.of(name), fact, fix);
    }

    private static Evaluated withoutValue(String name) {
        return failed("The parameter '" + Excerpt.of(name) + "' has no value.", "Correct it first.");
    }

    private static Evaluated failed(String fact, String fix) {
        return new Evaluated.Failed(Finding.error(ProblemCode.BAD_EXPRESSION, null, fact, fix));
    }
}

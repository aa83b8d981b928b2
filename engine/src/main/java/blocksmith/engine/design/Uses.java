package blocksmith.engine.design;

import blocksmith.engine.expression.Expression;
import blocksmith.engine.expression.Parsed;
import blocksmith.engine.op.Literal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the expressions of a design use a parameter.
final class Uses {
    private Uses() {
    }

    /// In how many values, conditions and parameters of `design` the name stands.
    static int of(String name, Design design) {
        var texts = Stream.concat(
                design.nodes().values().stream().flatMap(Uses::texts),
                design.parameters().stream().flatMap(parameter -> words(parameter.value())));
        return (int) texts.filter(text -> names(text).anyMatch(name::equals)).count();
    }

    /// The constraints that are about these parameters and no others.
    static List<Constraint> only(List<Parameter> parameters, List<Constraint> constraints) {
        var known = parameters.stream().map(Parameter::name).collect(Collectors.toSet());
        return constraints.stream()
                .filter(constraint -> names(constraint.rule()).findAny().isPresent()
                        && names(constraint.rule()).allMatch(known::contains))
                .toList();
    }

    /// All texts of a node that may be expressions.
    static Stream<String> texts(Node node) {
        var own = Stream.concat(Stream.ofNullable(node.when()), Stream.ofNullable(node.repeat()).flatMap(Uses::words));
        return Stream.concat(own, node.values().values().stream().flatMap(Uses::words));
    }

    static Stream<String> words(Literal literal) {
        return switch (literal) {
            case Literal.Word(var text) -> Stream.of(text);
            case Literal.Sequence(var items) -> items.stream().flatMap(Uses::words);
            case Literal.Whole _,Literal.Decimal _,Literal.Truth _ -> Stream.empty();
        };
    }

    static Stream<String> names(String text) {
        return switch (Expression.parse(text)) {
            case Parsed.Good(var expression) -> expression.names().stream();
            case Parsed.Bad _ -> Stream.empty();
        };
    }
}

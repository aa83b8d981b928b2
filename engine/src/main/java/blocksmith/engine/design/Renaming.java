package blocksmith.engine.design;

import blocksmith.engine.expression.Substitution;
import blocksmith.engine.op.Literal;
import blocksmith.engine.op.ParameterKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Another name for a parameter, wherever the design speaks of it: in the expressions of other parameters, of values,
/// repetitions, conditions and constraints, and in variants.
public final class Renaming {
    /// What the values of a repeated node call the number of the repetition, whatever parameters there are.
    private static final String INDEX = "index";

    private static final Set<String> RESERVED = Set.of(INDEX, "true", "false");

    private final String from;
    private final String to;

    private Renaming(String from, String to) {
        this.from = from;
        this.to = to;
    }

    /// Why a parameter cannot have another name; empty where it can.
    public static Optional<String> refusal(Design design, String from, String to) {
        var holder = design.parameters().stream()
                .filter(other -> !other.name().equals(from) && other.names().anyMatch(to::equals))
                .findFirst();
        if (holder.isPresent()) {
            return Optional.of(holder.get().name().equals(to)
                    ? to + " is the name of another parameter. Choose one of its own."
                    : to + " was the name of " + holder.get().name()
                            + ", and nodes elsewhere may still set it by that. Choose another.");
        }
        if (!Parameter.isName(to)) {
            return Optional.of("'" + to + "' is no name. Begin with a letter; use letters, digits and _.");
        }
        return isKeyword(design, to)
                ? Optional.of(to + " means something else in values. Choose another name.")
                : Optional.empty();
    }

    private static boolean isKeyword(Design design, String name) {
        return RESERVED.contains(name) || design.nodes().values().stream()
                .flatMap(node -> node.type().stream())
                .flatMap(type -> type.parameters().stream())
                .anyMatch(parameter -> parameter.words().contains(name));
    }

    /// The design as it is where there is no such parameter, or it cannot have the name.
    static Design of(Design design, String from, String to) {
        boolean isThere = design.parameters().stream().anyMatch(parameter -> parameter.name().equals(from));
        return isThere && refusal(design, from, to).isEmpty() ? new Renaming(from, to).applied(design) : design;
    }

    private Design applied(Design design) {
        var parameters = design.parameters().stream().map(this::renamed).toList();
        var variants = design.variants().stream().map(this::renamed).toList();
        var nodes = new LinkedHashMap<>(design.nodes());
        nodes.replaceAll((_, node) -> renamed(node));
        var constraints = design.constraints().stream()
                .map(constraint -> new Constraint(renamed(constraint.rule()), constraint.help()))
                .toList();
        return design.withParameters(parameters).withConstraints(constraints).withVariants(variants).withNodes(nodes);
    }

    private Parameter renamed(Parameter parameter) {
        var same = parameter.withValue(renamed(parameter.value()));
        return same.name().equals(from) ? same.renamed(to) : same;
    }

    /// In the order that it was.
    private Variant renamed(Variant variant) {
        var values = new LinkedHashMap<String, Literal>();
        variant.values().forEach((name, value) -> values.put(name.equals(from) ? to : name, renamed(value)));
        return new Variant(variant.name(), values);
    }

    private Node renamed(Node node) {
        var repeat = node.repeat();
        var when = node.when();
        var same = node.withWhen(when == null ? null : renamed(when))
                .withRepeat(repeat == null ? null : renamed(repeat));
        return repeat != null && from.equals(INDEX) ? same : same.withValues(values(node));
    }

    private Map<String, Literal> values(Node node) {
        var values = new LinkedHashMap<>(node.values());
        values.replaceAll((name, value) -> isWord(node, name) ? value : renamed(value));
        return values;
    }

    /// Whether the value called `name` is a choice among words, or may be a word of the parameter's name.
    private boolean isWord(Node node, String name) {
        return node.type()
                .flatMap(type -> type.parameter(name))
                .filter(parameter -> parameter.kind() == ParameterKind.CHOICE || parameter.words().contains(from))
                .isPresent();
    }

    private Literal renamed(Literal literal) {
        return switch (literal) {
            case Literal.Word(var text) -> new Literal.Word(renamed(text));
            case Literal.Sequence(var items) -> new Literal.Sequence(items.stream().map(this::renamed).toList());
            case Literal.Whole _,Literal.Decimal _,Literal.Truth _ -> literal;
        };
    }

    private String renamed(String expression) {
        return Substitution.in(expression, Map.of(from, to));
    }
}

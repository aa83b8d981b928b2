package blocksmith.engine.design;

import blocksmith.engine.design.TemplateDraft.Proposal;
import blocksmith.engine.expression.Substitution;
import blocksmith.engine.op.Literal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the expressions of a design say in the place of the names of its parameters: another name, or the value of one
/// that is left out.
final class NameTexts {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<Parameter> parameters = new ArrayList<>();

    private NameTexts() {
    }

    static NameTexts of(List<Proposal> chosen) {
        var names = new NameTexts();
        chosen.forEach(names::add);
        return names;
    }

    private void add(Proposal proposal) {
        var original = proposal.original();
        var wanted = proposal.wanted();
        if (wanted == null) {
            texts.put(original.name(), operand(in(original.value())));
        } else {
            texts.put(original.name(), wanted.name());
            // a value that was typed is in the new names already
            parameters.add(wanted.value().equals(original.value()) ? wanted.withValue(in(original.value())) : wanted);
        }
    }

    private static String operand(Literal value) {
        return switch (value) {
            case Literal.Whole(long number) -> number < 0 ? "(" + number + ")" : Long.toString(number);
            case Literal.Decimal(double number) -> "(" + BigDecimal.valueOf(number).toPlainString() + ")";
            case Literal.Truth _ -> value.toString();
            case Literal.Word _,Literal.Sequence _ -> "(" + value + ")";
        };
    }

    /// The parameters that are wanted, in these names.
    List<Parameter> parameters() {
        return parameters;
    }

    Node in(Node node) {
        var values = new LinkedHashMap<>(node.values());
        values.replaceAll((name, value) -> isKeyword(node, name, value) ? value : in(value));
        var repeat = node.repeat();
        var when = node.when();
        return node.withValues(values)
                .withRepeat(repeat == null ? null : in(repeat))
                .withWhen(when == null ? null : Substitution.in(when, texts));
    }

    List<Constraint> in(List<Constraint> constraints) {
        return constraints.stream()
                .map(constraint -> new Constraint(Substitution.in(constraint.rule(), texts), constraint.help()))
                .toList();
    }

    /// A word of the operator's own, which no parameter stands for.
    private static boolean isKeyword(Node node, String name, Literal value) {
        return value instanceof Literal.Word(var text)
                && node.type().flatMap(type -> type.parameter(name)).map(known -> known.words().contains(text))
                        .orElse(false);
    }

    private Literal in(Literal value) {
        return switch (value) {
            case Literal.Word(var text) -> {
                var changed = Substitution.in(text, texts);
                yield changed.equals(text) ? value : Literal.parse(changed);
            }
            case Literal.Sequence(var items) -> new Literal.Sequence(items.stream().map(this::in).toList());
            case Literal.Whole _,Literal.Decimal _,Literal.Truth _ -> value;
        };
    }
}

package blocksmith.engine.template;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Parameter;
import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.expression.Expression;
import blocksmith.engine.expression.Parsed;
import blocksmith.engine.expression.Rational;
import blocksmith.engine.expression.Scope;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What to set where a constraint does not hold: for each whole number that the rule depends on, the nearest values that
/// fulfil it, found by trying.
final class ConstraintFix {
    /// How far from a value others are tried.
    private static final int FARTHEST = 512;
    private static final int MOST_PARAMETERS = 2;

    private final Design design;
    private final Map<String, Evaluated> values;
    private final Expression rule;
    /// Those that follow from others, in the design's order.
    private final Map<String, Expression> derived = new LinkedHashMap<>();
    private final List<Change> changes;

    /// Values of a parameter that fulfil the rule, the nearest first.
    private record Change(String parameter, List<Long> values, long distance) {
        @Override
        public String toString() {
            return parameter + " to " + Spelling.alternatives(values.stream().map(Object::toString).toList());
        }
    }

    /// @param given the names of the parameters whose values do not come from the design
    ConstraintFix(Design design, Map<String, Evaluated> values, Set<String> given, Expression rule) {
        this.design = design;
        this.values = values;
        this.rule = rule;
        for (var parameter : design.parameters()) {
            if (!given.contains(parameter.name()) && parameter.value() instanceof Literal.Word(var text)
                    && Expression.parse(text) instanceof Parsed.Good(var expression)) {
                derived.put(parameter.name(), expression);
            }
        }
        this.changes = changes();
    }

    /// The parameter that needs the smallest change; empty where none helps.
    Optional<String> parameter() {
        return changes.stream().findFirst().map(Change::parameter);
    }

    /// `Set groups to 4 or 8, or channels to 30 or 35.`
    String sentence() {
        return changes.isEmpty()
                ? "Change " + Spelling.alternatives(rule.names()) + "."
                : "Set " + changes.stream().map(Change::toString).collect(Collectors.joining(", or ")) + ".";
    }

    private List<Change> changes() {
        var dependencies = dependencies();
        return design.parameters()
                .stream()
                .filter(parameter -> dependencies.contains(parameter.name()) && !derived.containsKey(parameter.name()))
                .flatMap(parameter -> change(parameter).stream())
                .sorted(Comparator.comparingLong(Change::distance))
                .limit(MOST_PARAMETERS)
                .toList();
    }

    /// The parameters that the rule uses, and those that these follow from.
    private Set<String> dependencies() {
        var names = new HashSet<>(rule.names());
        for (var name : List.copyOf(derived.keySet()).reversed()) {
            var expression = derived.get(name);
            if (expression != null && names.contains(name)) {
                names.addAll(expression.names());
            }
        }
        return names;
    }

    private Optional<Change> change(Parameter parameter) {
        if (!(values.get(parameter.name()) instanceof Evaluated.Number(var now)) || !now.isWhole()) {
            return Optional.empty();
        }
        var found = new ArrayList<Long>();
        for (int direction : new int[]{-1, 1}) {
            nearest(parameter, now.wholeValue(), direction).ifPresent(found::add);
        }
        found.sort(Comparator.naturalOrder());
        return found.stream()
                .map(value -> Math.abs(value - now.wholeValue()))
                .min(Comparator.naturalOrder())
                .map(distance -> new Change(parameter.name(), found, distance));
    }

    private Optional<Long> nearest(Parameter parameter, long now, int direction) {
        for (int step = 1; step <= FARTHEST; step++) {
            long value = now + (long) direction * step;
            if (isWithin(parameter, value) && holdsWith(parameter.name(), value)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /// A number below one is no count of anything, unless the parameter says so.
    private static boolean isWithin(Parameter parameter, long value) {
        var min = parameter.min();
        var max = parameter.max();
        return value >= (min == null ? 1 : min) && (max == null || value <= max);
    }

    private boolean holdsWith(String name, long value) {
        var tried = new LinkedHashMap<>(values);
        tried.put(name, new Evaluated.Number(Rational.of(value)));
        derived.forEach((each, expression) -> tried.put(each, expression.evaluate(Scope.of(tried))));
        return rule.evaluate(Scope.of(tried)).equals(new Evaluated.Truth(true));
    }
}

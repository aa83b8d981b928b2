package blocksmith.engine.template;

import blocksmith.engine.design.Constraint;
import blocksmith.engine.design.Design;
import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.expression.Expression;
import blocksmith.engine.expression.Parsed;
import blocksmith.engine.expression.Scope;
import blocksmith.engine.problem.Excerpt;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds the parameters of a design against its constraints.
final class ConstraintCheck {
    private static final int MOST_NAMED = 6;

    private final Design design;
    private final Map<String, Evaluated> values;
    private final Set<String> given;

    private ConstraintCheck(Design design, Map<String, Evaluated> values, Set<String> given) {
        this.design = design;
        this.values = values;
        this.given = given;
    }

    /// @param values of the parameters, by name
    /// @param given  the names of those whose values do not come from the design
    /// @return each about the parameter that is the first to be changed, where that is known
    static List<Finding> findings(Design design, Map<String, Evaluated> values, Set<String> given) {
        var check = new ConstraintCheck(design, values, given);
        var findings = new ArrayList<Finding>();
        design.constraints().forEach(constraint -> check.finding(constraint).ifPresent(findings::add));
        return findings;
    }

    private Optional<Finding> finding(Constraint constraint) {
        return switch (Expression.parse(constraint.rule())) {
            case Parsed.Good(var rule) -> finding(constraint, rule);
            case Parsed.Bad(var why) -> Optional.of(unreadable(constraint, why));
        };
    }

    private Optional<Finding> finding(Constraint constraint, Expression rule) {
        // what has no value is a problem of its own
        if (rule.names().stream().anyMatch(name -> values.get(name) instanceof Evaluated.Failed)) {
            return Optional.empty();
        }
        return switch (rule.evaluate(Scope.of(values))) {
            case Evaluated.Truth(boolean holds) -> holds ? Optional.empty() : Optional.of(violated(constraint, rule));
            case Evaluated.Number _ -> Optional.of(unreadable(constraint, Finding.error(ProblemCode.BAD_EXPRESSION,
                    null, "It is a number.", "Compare it, as in x > 0.")));
            case Evaluated.Failed(var why) -> Optional.of(unreadable(constraint, why));
        };
    }

    private static Finding unreadable(Constraint constraint, Finding why) {
        return Finding.error(ProblemCode.BAD_EXPRESSION, null,
                "The constraint '" + Excerpt.of(constraint.rule()) + "' has no truth value. " + why.fact(), why.fix());
    }

    private Finding violated(Constraint constraint, Expression rule) {
        var fix = new ConstraintFix(design, values, given, rule);
        var known = rule.names().stream()
                .limit(MOST_NAMED)
                .map(name -> name + " = " + text(values.get(name)))
                .collect(Collectors.joining(", "));
        return Finding.error(ProblemCode.CONSTRAINT_VIOLATED, fix.parameter().orElse(null),
                "It must be that " + constraint.rule() + ", but " + known + "." + reason(constraint), fix.sentence());
    }

    private static String reason(Constraint constraint) {
        var help = constraint.help().strip();
        return help.isEmpty() ? "" : " " + help + (help.endsWith(".") ? "" : ".");
    }

    private static String text(@Nullable Evaluated value) {
        return switch (value) {
            case Evaluated.Number(var number) -> number.toString();
            case Evaluated.Truth(boolean truth) -> Boolean.toString(truth);
            case Evaluated.Failed _ -> "unknown";
            case null -> "unknown";
        };
    }
}

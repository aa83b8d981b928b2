package blocksmith.engine.template;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Parameter;
import blocksmith.engine.design.TemplateDraft;
import blocksmith.engine.problem.Excerpt;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is wrong with the parameters of a template that is to be made.
public final class DraftCheck {
    private DraftCheck() {
    }

    /// @param template what would be made of the draft
    /// @return each about a parameter by the name under which it was proposed
    public static List<Finding> findings(TemplateDraft draft, Design template) {
        var proposed = new HashMap<String, String>();
        var findings = new ArrayList<Finding>();
        for (var proposal : draft.proposals()) {
            var wanted = proposal.wanted();
            if (wanted != null) {
                var original = proposal.original().name();
                if (!Parameter.isName(wanted.name())) {
                    findings.add(bad(original, "'" + Excerpt.of(wanted.name()) + "' is no name.",
                            "Begin with a letter; use letters, digits and _."));
                } else if (proposed.putIfAbsent(wanted.name(), original) != null) {
                    findings.add(bad(original, wanted.name() + " is the name of another parameter.",
                            "Choose one of its own."));
                }
            }
        }
        return findings.isEmpty() ? values(template, proposed) : findings;
    }

    private static List<Finding> values(Design template, Map<String, String> proposed) {
        return ParameterResolver.resolve(template.parameters(), Map.of())
                .findings()
                .stream()
                .map(finding -> new Finding(finding.code(), finding.severity(),
                        proposed.getOrDefault(finding.part(), finding.part()), finding.fact(), finding.fix()))
                .toList();
    }

    private static Finding bad(String parameter, String fact, String fix) {
        return Finding.error(ProblemCode.BAD_PARAMETER, parameter, fact, fix);
    }
}

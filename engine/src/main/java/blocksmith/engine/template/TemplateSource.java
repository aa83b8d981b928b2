package blocksmith.engine.template;

import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;

/// Finds the designs that nodes stand for.
public interface TemplateSource {
    /// Finds none.
    TemplateSource NONE = (link, _) -> new Lookup.Missing(
            Finding.error(ProblemCode.NO_TEMPLATE, "template", "There is no design '" + link + "' here.",
                    "Open the design from its file."));

    sealed interface Lookup {
        record Found(Template template) implements Lookup {
        }

        record Missing(Finding finding) implements Lookup {
        }
    }

    /// The design that `link` names in a design kept at `from`; the same value again until it has changed.
    Lookup find(String link, Origin from);
}

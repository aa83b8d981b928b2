package blocksmith.app.session;

import blocksmith.engine.design.Extraction;
import blocksmith.engine.problem.NodeId;
import java.util.Optional;
import java.util.stream.Collectors;

/// Puts an instance in the place of nodes, and nodes in the place of an instance.
final class TemplateMaking {
    private final ShownDesign shown;
    private final TemplateStore templates;

    TemplateMaking(ShownDesign shown, TemplateStore templates) {
        this.shown = shown;
        this.templates = templates;
    }

    /// Saves the selection as a template, and puts an instance in its place.
    ///
    /// @return what kept it from being done; empty when it was
    Optional<String> make(String name, Analyzed known) {
        var between = Extraction.between(shown.design(), shown.selection());
        if (!between.isEmpty()) {
            return Optional.of(between.stream().map(NodeId::toString).limit(4).collect(Collectors.joining(", "))
                    + (between.size() == 1 ? " lies" : " lie") + " between the selected nodes. Select "
                    + (between.size() == 1 ? "it" : "all that lies there") + " too.");
        }
        var extraction = Extraction.of(shown.design(), shown.selection(), known::shape);
        if (extraction.isEmpty()) {
            return Optional
                    .of("What arrives at the selection is no image, or nothing is selected but inputs and outputs.");
        }
        var refusal = templates.save(name, extraction.get().template().withName(name));
        if (refusal.isEmpty()) {
            shown.add(extraction.get().inPlace(name));
        }
        return refusal;
    }

    void detach(Analyzed known) {
        if (shown.selection().size() == 1 && known.design().equals(shown.design())) {
            known.elaboration().inlined(shown.selection().iterator().next()).ifPresent(shown::add);
        }
    }
}

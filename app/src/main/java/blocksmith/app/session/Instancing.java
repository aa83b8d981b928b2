package blocksmith.app.session;

import blocksmith.engine.design.Extraction;
import blocksmith.engine.design.TemplateDraft;
import blocksmith.engine.problem.NodeId;
import java.util.Optional;
import java.util.stream.Collectors;

/// Puts an instance in the place of nodes, and nodes in the place of an instance.
final class Instancing {
    private static final int MOST_NAMED = 4;

    private final ShownDesign shown;
    private final TemplateStore templates;

    Instancing(ShownDesign shown, TemplateStore templates) {
        this.shown = shown;
        this.templates = templates;
    }

    /// What the selection can be as a template; empty where something is in the way.
    Optional<TemplateMaking> making(Analyzed known) {
        return Extraction.of(shown.design(), shown.selection(), known::shape)
                .map(extraction -> new TemplateMaking(extraction, templates, shown.design().name(),
                        Optional.ofNullable(shown.fileProperty().get())));
    }

    /// What is in the way of that.
    String hindrance() {
        var between = Extraction.between(shown.design(), shown.selection());
        return between.isEmpty()
                ? "What arrives at the selection is no image, or nothing is selected but inputs and outputs."
                : between.stream().map(NodeId::toString).limit(MOST_NAMED).collect(Collectors.joining(", "))
                        + (between.size() == 1 ? " lies" : " lie") + " between the selected nodes. Select "
                        + (between.size() == 1 ? "it" : "all that lies there") + " too.";
    }

    /// Saves the selection as a template, and puts an instance in its place.
    ///
    /// @return what kept it from being done; empty when it was
    Optional<String> make(TemplateMaking making, TemplateDraft draft) {
        var refusal = making.save(draft);
        if (refusal.isEmpty()) {
            shown.add(making.inPlace(draft));
        }
        return refusal;
    }

    void detach(Analyzed known) {
        if (shown.selection().size() == 1 && known.design().equals(shown.design())) {
            known.elaboration().inlined(shown.selection().iterator().next()).ifPresent(shown::add);
        }
    }
}

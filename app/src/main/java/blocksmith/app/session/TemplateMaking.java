package blocksmith.app.session;

import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Extraction;
import blocksmith.engine.design.TemplateDraft;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.template.DraftCheck;
import blocksmith.engine.template.TemplateFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// The making of a template from nodes that were selected: what is proposed, and what is wrong with what its author makes
/// of that.
public final class TemplateMaking {
    /// The part that findings about the template's name are of.
    public static final String NAME = "name";

    private final Extraction extraction;
    private final TemplateStore store;
    private final List<TemplatePlace> places;
    private final TemplateDraft proposal;
    private TemplatePlace place;

    /// @param design the name of the design that the nodes are of
    /// @param file   where that is kept; empty for nowhere yet
    TemplateMaking(Extraction extraction, TemplateStore store, String design, Optional<Path> file) {
        this.extraction = extraction;
        this.store = store;
        this.places = store.places(file);
        this.place = places.getFirst();
        this.proposal = extraction.draft(freeName(design));
    }

    private String freeName(String design) {
        var stem = design.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-") + "-part";
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> i == 1 ? stem : stem + i)
                .filter(name -> !TemplateFiles.isName(name) || store.refusal(name, place.folder()).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /// Where it can be kept.
    public List<TemplatePlace> places() {
        return places;
    }

    /// Where it is kept.
    public TemplatePlace place() {
        return place;
    }

    /// @param chosen one of [#places]
    public void keepIn(TemplatePlace chosen) {
        place = chosen;
    }

    public TemplateDraft proposal() {
        return proposal;
    }

    /// What keeps the draft from being made: each about a parameter by the name under which it was proposed, or about
    /// the template's [#NAME].
    public List<Finding> findings(TemplateDraft draft) {
        var findings = new ArrayList<Finding>();
        store.refusal(draft.name(), place.folder()).ifPresent(findings::add);
        findings.addAll(DraftCheck.findings(draft, extraction.template(draft)));
        return findings;
    }

    /// @return why it is not kept; empty when it is
    Optional<String> save(TemplateDraft draft) {
        var findings = findings(draft);
        return findings.isEmpty()
                ? store.save(draft.name(), extraction.template(draft), place.folder())
                : Optional.of(findings.getFirst().fact() + " " + findings.getFirst().fix());
    }

    Edit inPlace(TemplateDraft draft) {
        return extraction.inPlace(draft);
    }
}

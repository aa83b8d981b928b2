package blocksmith.app.session;

import blocksmith.engine.design.Node;
import blocksmith.engine.design.NodeKind;
import blocksmith.engine.op.Category;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.template.TemplatePorts;
import blocksmith.engine.template.TemplateSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A template as lists offer it.
///
/// @param link what names it in designs
public record TemplateOffer(String link, String label, String summary, String group, Ports ports) implements Offer {
    /// The heading over the user's own.
    public static final String OWN = "Your templates";

    /// Those that a design kept at `from` can use: one's own, then the library's.
    static List<Offer> all(TemplateFiles files, Origin from) {
        var offers = new ArrayList<Offer>();
        for (var name : files.names(from)) {
            if (files.find(name, from) instanceof TemplateSource.Lookup.Found(var template)) {
                offers.add(of(name, template, OWN));
            }
        }
        for (var shelf : Library.shelves()) {
            for (var name : shelf.designs()) {
                Library.find(name).ifPresent(template -> offers.add(of(name, template, shelf.title())));
            }
        }
        return offers;
    }

    private static Offer of(String name, Template template, String group) {
        var design = template.design();
        return new TemplateOffer(name, design.name(), design.description(), group, TemplatePorts.of(design));
    }

    @Override
    public Category category() {
        return Category.BLOCK;
    }

    @Override
    public Stream<String> keywords() {
        return Stream.of(link);
    }

    @Override
    public String stem() {
        return link;
    }

    @Override
    public Node node(NodeId id) {
        return new Node(id, new NodeKind.Instance(link), null, Map.of(), Map.of(), null, Map.of(), null);
    }
}

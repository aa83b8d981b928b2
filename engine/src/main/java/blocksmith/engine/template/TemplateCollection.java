package blocksmith.engine.template;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.NodeKind;
import blocksmith.engine.problem.Excerpt;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Templates that go from one user to another together: none links to one that is neither among them nor in the
/// [Library]. It is kept as a folder, or as one zip, of files `NAME.json`.
///
/// @param templates by their names
public record TemplateCollection(SortedMap<String, Design> templates) {
    public TemplateCollection {
        templates = Collections.unmodifiableSortedMap(new TreeMap<>(templates));
    }

    /// The templates of these names, and those that they link to.
    ///
    /// @param from   where the names are looked for
    public static CollectionReading gather(Collection<String> names, TemplateSource source, Origin from) {
        var gathered = new TreeMap<String, Design>();
        var waiting = new ArrayDeque<>(names);
        while (!waiting.isEmpty()) {
            var name = waiting.remove();
            if (!gathered.containsKey(name)) {
                switch (source.find(name, from)) {
                    case TemplateSource.Lookup.Missing(var finding) -> {
                        return new CollectionReading.Refused(finding);
                    }
                    case TemplateSource.Lookup.Found(var template) when template.origin() instanceof Origin.BuiltIn -> {
                        if (names.contains(name)) {
                            return refused(name + " is part of the library.", "Choose templates of your own.");
                        }
                    }
                    case TemplateSource.Lookup.Found(var template) -> {
                        gathered.put(name, template.design());
                        links(template.design()).map(TemplateCollection::name).forEach(waiting::add);
                    }
                }
            }
        }
        return checked(gathered);
    }

    /// A collection of these templates, if it has all that they link to.
    static CollectionReading checked(SortedMap<String, Design> templates) {
        for (var entry : templates.entrySet()) {
            var missing = links(entry.getValue())
                    .filter(link -> !templates.containsKey(name(link)) && Library.find(link).isEmpty())
                    .findFirst();
            if (missing.isPresent()) {
                return refused(
                        entry.getKey() + " links to " + Excerpt.of(missing.get()) + ", which is not in the collection.",
                        "Put it there as a template, or take the instance away.");
            }
        }
        return new CollectionReading.Read(new TemplateCollection(templates));
    }

    private static Stream<String> links(Design design) {
        return design.nodes()
                .values()
                .stream()
                .flatMap(node -> node.kind() instanceof NodeKind.Instance(var link) ? Stream.of(link) : Stream.empty())
                .distinct();
    }

    /// A file beside a template is another by its name.
    private static String name(String link) {
        return TemplateFiles.nameOf(link).orElse(link);
    }

    private static CollectionReading.Refused refused(String fact, String fix) {
        return new CollectionReading.Refused(Finding.error(ProblemCode.NOT_A_COLLECTION, null, fact, fix));
    }
}

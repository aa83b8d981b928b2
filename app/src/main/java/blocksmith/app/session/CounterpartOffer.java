package blocksmith.app.session;

import blocksmith.engine.design.Variant;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.template.TemplateSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something to compare the design with, as a list offers it.
///
/// @param detail what tells it from others of its label
public record CounterpartOffer(Counterpart counterpart, String label, String detail) {

    /// What a design can be compared with: the baseline, its own variants, one's templates, and the library.
    static List<CounterpartOffer> all(Template template, @Nullable Baseline baseline, TemplateFiles files) {
        var offers = new ArrayList<CounterpartOffer>();
        if (baseline != null) {
            offers.add(new CounterpartOffer(new Counterpart.Pinned(baseline), baseline.name(), "pinned baseline"));
        }
        template.design()
                .variants()
                .stream()
                .map(Variant::name)
                .map(name -> new CounterpartOffer(new Counterpart.OwnVariant(name), name, "variant of this design"))
                .forEach(offers::add);
        files.names(template.origin())
                .stream()
                .flatMap(name -> named(name, template.origin(), files).stream())
                .forEach(offers::add);
        Library.names().stream().flatMap(name -> named(name, Origin.UNSAVED, files).stream()).forEach(offers::add);
        return List.copyOf(offers);
    }

    private static Optional<CounterpartOffer> named(String name, Origin from, TemplateFiles files) {
        return files.find(name, from) instanceof TemplateSource.Lookup.Found(var found)
                ? Optional.of(new CounterpartOffer(new Counterpart.Named(name), found.design().name(),
                        detail(name, found)))
                : Optional.empty();
    }

    private static String detail(String name, Template found) {
        return switch (found.origin()) {
            case Origin.File _ -> "your template " + name;
            case Origin.BuiltIn _ -> found.design().name().equals(name) ? "library" : "library, " + name;
            case Origin.Unsaved _ -> name;
        };
    }

    /// Those that `text` finds, those that begin with it first; all for an empty text.
    public static List<CounterpartOffer> search(List<CounterpartOffer> offers, String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        var found = offers.stream().filter(offer -> offer.words().anyMatch(word -> word.contains(wanted))).toList();
        return Stream.concat(
                found.stream().filter(offer -> offer.words().anyMatch(word -> word.startsWith(wanted))),
                found.stream().filter(offer -> offer.words().noneMatch(word -> word.startsWith(wanted)))).toList();
    }

    private Stream<String> words() {
        return Stream.of(label, counterpart.name(), detail).map(word -> word.toLowerCase(Locale.ROOT));
    }
}

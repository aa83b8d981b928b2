package blocksmith.engine.template;

import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.design.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The designs that are part of the program: JSON files beside this class, and the variants that they have. They are
/// known by the names of the files and of the variants: `resnet-basic`, `resnet34`.
public final class Library {
    private static final String FOLDER = "library/";
    private static final Map<String, Template> READ = new ConcurrentHashMap<>();
    private static final List<Shelf> SHELVES = Stream.of(text("index").split("(?m)^# "))
            .map(part -> part.lines().filter(line -> !line.isBlank()).toList())
            .filter(lines -> !lines.isEmpty())
            .map(lines -> new Shelf(lines.getFirst(), lines.subList(1, lines.size())))
            .toList();
    private static final List<String> DESIGNS = SHELVES.stream().flatMap(shelf -> shelf.designs().stream()).toList();

    private Library() {
    }

    /// Designs of one kind.
    ///
    /// @param designs their names, in the order in which a newcomer may want them
    public record Shelf(String title, List<String> designs) {
        public Shelf {
            designs = List.copyOf(designs);
        }
    }

    /// A variant, and the design that it is one of.
    private record Member(String design, Variant variant) {
    }

    /// Found when they are first asked for: this reads every design.
    private static final class Variants {
        static final Map<String, Member> ALL = all();

        private static Map<String, Member> all() {
            var all = new LinkedHashMap<String, Member>();
            for (var name : DESIGNS) {
                read(name).design().variants().forEach(variant -> all.put(variant.name(), new Member(name, variant)));
            }
            return all;
        }
    }

    public static List<Shelf> shelves() {
        return SHELVES;
    }

    /// All names that [#find] knows.
    public static List<String> names() {
        var names = new ArrayList<>(DESIGNS);
        names.addAll(Variants.ALL.keySet());
        return names;
    }

    /// The design or the variant of this name.
    public static Optional<Template> find(String name) {
        return DESIGNS.contains(name) ? Optional.of(read(name)) : variant(name);
    }

    private static Optional<Template> variant(String name) {
        return Optional.ofNullable(Variants.ALL.get(name))
                .map(member -> READ.computeIfAbsent(name, _ -> new Template(new Origin.BuiltIn(name),
                        read(member.design()).design().as(member.variant()))));
    }

    private static Template read(String name) {
        return READ.computeIfAbsent(name, _ -> switch (DesignCodec.read(text(name + ".json"))) {
            case DesignReading.Read(var design) -> new Template(new Origin.BuiltIn(name), design);
            case DesignReading.Refused(var problems) -> throw new IllegalStateException(name + ": " + problems);
        });
    }

    private static String text(String file) {
        try (var stream = Library.class.getResourceAsStream(FOLDER + file)) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

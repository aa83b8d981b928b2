package blocksmith.engine.template;

import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The designs that are part of the program, by name: JSON files beside this class, named in the file `index`.
public final class BuiltInDesigns {
    private static final String FOLDER = "library/";
    private static final Map<String, Template> READ = new ConcurrentHashMap<>();
    private static final List<String> NAMES = text("index").lines().toList();

    private BuiltInDesigns() {
    }

    public static List<String> names() {
        return NAMES;
    }

    public static Optional<Template> find(String name) {
        return NAMES.contains(name) ? Optional.of(READ.computeIfAbsent(name, BuiltInDesigns::read)) : Optional.empty();
    }

    private static Template read(String name) {
        return switch (DesignCodec.read(text(name + ".json"))) {
            case DesignReading.Read(var design) -> new Template(new Origin.BuiltIn(name), design);
            case DesignReading.Refused(var problems) -> throw new IllegalStateException(name + ": " + problems);
        };
    }

    private static String text(String file) {
        try (var stream = BuiltInDesigns.class.getResourceAsStream(FOLDER + file)) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

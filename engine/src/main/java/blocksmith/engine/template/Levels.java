package blocksmith.engine.template;

import blocksmith.engine.op.Literal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The designs that one elaboration puts into one another, each made once for the same arguments.
final class Levels {
    private final TemplateSource source;
    private final Map<Key, Level> previous;
    private final Map<Key, Level> made = new HashMap<>();

    private record Key(Origin origin, Map<String, Literal> arguments) {
    }

    private Levels(TemplateSource source, Map<Key, Level> previous) {
        this.source = source;
        this.previous = previous;
    }

    TemplateSource source() {
        return source;
    }

    static Levels from(TemplateSource source) {
        return new Levels(source, Map.of());
    }

    /// For another elaboration, which takes over what has not changed.
    Levels next() {
        return new Levels(source, made);
    }

    Level of(Template template, Map<String, Literal> arguments) {
        return made.computeIfAbsent(
                new Key(template.origin(), arguments),
                key -> Level.of(template, arguments, source, Optional.ofNullable(previous.get(key))));
    }
}

package blocksmith.engine.expression;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The names that an expression may use, and their values.
@FunctionalInterface
public interface Scope {
    /// The value of `name`, or null when there is no such name.
    @Nullable
    Evaluated lookUp(String name);

    /// The names there are, for the message about one there is not; empty when they are not known.
    default Set<String> names() {
        return Set.of();
    }

    /// The same with one name more, or one that stands for something else.
    default Scope with(String more, Evaluated value) {
        var outer = this;
        return new Scope() {
            @Override
            public @Nullable Evaluated lookUp(String name) {
                return name.equals(more) ? value : outer.lookUp(name);
            }

            @Override
            public Set<String> names() {
                return Stream.concat(outer.names().stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
            }
        };
    }

    static Scope of(Map<String, Evaluated> values) {
        return new Scope() {
            @Override
            public @Nullable Evaluated lookUp(String name) {
                return values.get(name);
            }

            @Override
            public Set<String> names() {
                return values.keySet();
            }
        };
    }
}

package blocksmith.engine.expression;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names that an expression may use, and their values.
@FunctionalInterface
public interface Scope {
    /// The value of `name`, or null when there is no such name.
    @Nullable Evaluated lookUp(String name);

    static Scope of(Map<String, Evaluated> values) {
        return values::get;
    }
}

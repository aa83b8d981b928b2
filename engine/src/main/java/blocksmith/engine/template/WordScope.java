package blocksmith.engine.template;

import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.expression.Scope;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The scope of a value that may also be a keyword: a slip of the keys may have been meant for either.
record WordScope(Scope parameters, List<String> words) implements Scope {
    /// Beyond so many, no message would tell them all.
    private static final int MOST_NAMES = 1_000;

    @Override
    public @Nullable Evaluated lookUp(String name) {
        return parameters.lookUp(name);
    }

    @Override
    public Set<String> names() {
        if (words.isEmpty() || parameters.names().size() > MOST_NAMES) {
            return parameters.names();
        }
        var names = new LinkedHashSet<>(words);
        names.addAll(parameters.names());
        return names;
    }
}

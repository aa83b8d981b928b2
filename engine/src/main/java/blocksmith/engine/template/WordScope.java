package blocksmith.engine.template;

import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.expression.Scope;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The scope of a value that may also be a keyword: a slip of the keys may have been meant for either.
record WordScope(Scope parameters, List<String> words) implements Scope {
    @Override
    public @Nullable Evaluated lookUp(String name) {
        return parameters.lookUp(name);
    }

    @Override
    public Set<String> names() {
        var names = new LinkedHashSet<>(words);
        names.addAll(parameters.names());
        return names;
    }
}

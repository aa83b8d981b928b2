package blocksmith.engine.expression;

import java.util.Set;

/// A parsed expression such as `in * expansion` or `stride == 1 && in == out`.
///
/// Numbers are exact fractions; there are no loops, no calls outside the language and no side effects, and both the
/// text's length and its nesting are bounded, so that evaluating any text ends at once.
public final class Expression {
    private final String source;

    private Expression(String source) {
        this.source = source;
    }

    public static Parsed parse(String source) {
        return new Parsed.Good(new Expression(source));
    }

    public Evaluated evaluate(Scope scope) {
        throw new UnsupportedOperationException();
    }

    /// The names that it uses, in order of appearance.
    public Set<String> names() {
        return Set.of();
    }

    public String source() {
        return source;
    }
}

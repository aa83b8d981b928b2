package blocksmith.engine.expression;

import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// A parsed expression such as `in * expansion` or `stride == 1 && in == out`.
///
/// Numbers are exact fractions; there are no loops, no calls outside the language and no side effects, and both the
/// text's length and its nesting are bounded, so that evaluating any text ends at once.
///
/// From the loosest: `a ? b : c`, `||`, `&&`, `== !=`, `< <= > >=`, `+ -`, `* / %`, `- !`, then brackets and the
/// functions `abs`, `ceil`, `divisible`, `floor`, `max`, `min`, `round`. `/` is exact: `7 / 2` is three and a half.
public final class Expression {
    /// No text is longer.
    public static final int MAX_LENGTH = 500;

    private final String source;
    private final Term term;
    private final Set<String> names;

    private Expression(String source, Term term, Set<String> names) {
        this.source = source;
        this.term = term;
        this.names = Collections.unmodifiableSet(names);
    }

    public static Parsed parse(String source) {
        if (source.length() > MAX_LENGTH) {
            return new Parsed.Bad(
                    Finding.error(
                            ProblemCode.BAD_EXPRESSION,
                            null,
                            "The expression has " + source.length() + " characters; " + MAX_LENGTH
                                    + " are the most.",
                            "Split it over several parameters."));
        }
        try {
            var parser = new Parser(Lexer.tokens(source));
            return new Parsed.Good(new Expression(source, parser.all(), parser.names()));
        } catch (SyntaxFault fault) {
            return new Parsed.Bad(fault.finding());
        }
    }

    /// The names of the language's functions.
    public static List<String> functions() {
        return Function.names();
    }

    public Evaluated evaluate(Scope scope) {
        return term.evaluate(scope);
    }

    public <T> T write(Notation<T> notation) {
        return term.write(notation);
    }

    /// The names that it uses, in order of appearance.
    public Set<String> names() {
        return names;
    }

    public String source() {
        return source;
    }
}

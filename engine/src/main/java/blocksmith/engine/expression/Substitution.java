package blocksmith.engine.expression;

import java.util.Map;

/// Puts other texts in the place of the names of expressions, all at once, so that names may also change places.
public final class Substitution {
    private Substitution() {
    }

    /// @param texts by the names that they take the place of
    /// @return `source` as it is where it is no expression
    public static String in(String source, Map<String, String> texts) {
        try {
            var tokens = Lexer.tokens(source);
            var changed = new StringBuilder(source);
            // from the end, so that the places before stay where they are
            for (int i = tokens.size() - 2; i >= 0; i--) {
                var token = tokens.get(i);
                var text = texts.get(token.text());
                boolean isName = token.kind() == Token.Kind.NAME && !tokens.get(i + 1).is("(");
                if (isName && text != null) {
                    changed.replace(token.start(), token.start() + token.text().length(), text);
                }
            }
            return changed.toString();
        } catch (SyntaxFault _) {
            return source;
        }
    }
}

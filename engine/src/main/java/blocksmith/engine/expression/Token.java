package blocksmith.engine.expression;

/// A word of an expression's text.
///
/// @param start the place of its first character, counted from 0
record Token(Kind kind, String text, int start) {
    enum Kind {
        NUMBER, NAME, SYMBOL, END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /// `'*'`, or `the end`.
    @Override
    public String toString() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }
}

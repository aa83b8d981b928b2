package blocksmith.engine.expression;

/// How tightly an operator holds its operands, loosest first.
enum Binding {
    NONE, CONDITIONAL, OR, AND, EQUALITY, COMPARISON, SUM, PRODUCT, UNARY;

    /// The binding of an operator between two terms; [#NONE] for what is no such operator.
    static Binding of(Token token) {
        if (token.kind() != Token.Kind.SYMBOL) {
            return NONE;
        }
        return switch (token.text()) {
            case "?" -> CONDITIONAL;
            case "||" -> OR;
            case "&&" -> AND;
            case "==", "!=" -> EQUALITY;
            case "<", "<=", ">", ">=" -> COMPARISON;
            case "+", "-" -> SUM;
            case "*", "/", "%" -> PRODUCT;
            default -> NONE;
        };
    }

    /// What the right operand must bind by, so that operators of one kind are read from the left.
    Binding tighter() {
        return values()[ordinal() + 1];
    }
}

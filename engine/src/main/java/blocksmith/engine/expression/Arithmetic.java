package blocksmith.engine.expression;

/// The operators that take two numbers.
enum Arithmetic {
    PLUS("+"), MINUS("-"), TIMES("*"), OVER("/"), MODULO("%"), LESS("<"), AT_MOST("<="), GREATER(">"), AT_LEAST(">=");

    private final String symbol;

    Arithmetic(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    /// @throws ArithmeticException when the result does not fit, or there is none
    Evaluated apply(Rational left, Rational right) {
        return switch (this) {
            case PLUS -> new Evaluated.Number(left.plus(right));
            case MINUS -> new Evaluated.Number(left.minus(right));
            case TIMES -> new Evaluated.Number(left.times(right));
            case OVER -> new Evaluated.Number(left.over(right));
            case MODULO -> new Evaluated.Number(left.modulo(right));
            case LESS -> new Evaluated.Truth(left.compareTo(right) < 0);
            case AT_MOST -> new Evaluated.Truth(left.compareTo(right) <= 0);
            case GREATER -> new Evaluated.Truth(left.compareTo(right) > 0);
            case AT_LEAST -> new Evaluated.Truth(left.compareTo(right) >= 0);
        };
    }
}

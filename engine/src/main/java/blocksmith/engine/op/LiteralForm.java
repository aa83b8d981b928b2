package blocksmith.engine.op;

import java.util.List;

/// A way to write a parameter's value in a document.
public enum LiteralForm {
    WHOLE("a whole number"), DECIMAL("a number"), TRUTH("true or false"),
    /// One of the parameter's keywords.
    WORD("a keyword"),
    /// Two whole numbers.
    PAIR("[height, width]"),
    /// One or more whole numbers.
    LIST("a list of whole numbers");

    private final String description;

    LiteralForm(String description) {
        this.description = description;
    }

    /// As in "give …": `a whole number`.
    public String description() {
        return description;
    }

    /// Whether `literal` is written in this way; a [#WORD] may be any word.
    public boolean matches(Literal literal) {
        return switch (this) {
            case WHOLE -> literal instanceof Literal.Whole;
            case DECIMAL -> literal instanceof Literal.Whole || isFinite(literal);
            case TRUTH -> literal instanceof Literal.Truth;
            case WORD -> literal instanceof Literal.Word;
            case PAIR -> literal instanceof Literal.Sequence(var items) && items.size() == 2 && areWhole(items);
            case LIST -> literal instanceof Literal.Sequence(var items) && !items.isEmpty() && areWhole(items);
        };
    }

    private static boolean isFinite(Literal literal) {
        return literal instanceof Literal.Decimal(double value) && Double.isFinite(value);
    }

    private static boolean areWhole(List<Literal> items) {
        return items.stream().allMatch(WHOLE::matches);
    }
}

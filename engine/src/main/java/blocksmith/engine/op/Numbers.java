package blocksmith.engine.op;

import java.util.List;

/// One or more whole numbers: axes, dimensions, an order. In documents a single one needs no brackets.
public record Numbers(List<Integer> numbers) implements ParameterValue {
    /// More than this are refused.
    static final int MAX_COUNT = 4096;

    public Numbers {
        numbers = List.copyOf(numbers);
    }

    public static Numbers of(Integer... numbers) {
        return new Numbers(List.of(numbers));
    }

    static Numbers of(Literal literal) {
        return literal instanceof Literal.Sequence(var items)
                ? new Numbers(items.stream().map(Literal::toInt).toList())
                : of(literal.toInt());
    }

    @Override
    public Literal literal() {
        return numbers.size() == 1 ? new Literal.Whole(numbers.getFirst()) : Literal.Sequence.of(numbers);
    }

    /// `1, 2`
    @Override
    public String toString() {
        var text = numbers.toString();
        return text.substring(1, text.length() - 1);
    }
}

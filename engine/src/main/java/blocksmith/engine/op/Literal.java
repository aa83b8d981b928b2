package blocksmith.engine.op;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A value as it stands in a document. A [Word] is a keyword of the parameter (`same`, `depthwise`, an enum constant)
/// or, in a design, the text of an expression that elaboration resolves to another literal.
public sealed interface Literal {

    /// Reads a literal as an annotation or a command line writes it: `3`, `0.5`, `true`, `[7, 1]`; all else is a word.
    static Literal parse(String text) {
        var trimmed = text.strip();
        if (trimmed.startsWith("[") && trimmed.endsWith("]")) {
            var items = trimmed.substring(1, trimmed.length() - 1).split(",", -1);
            return new Sequence(Arrays.stream(items).map(Literal::scalar).toList());
        }
        return scalar(trimmed);
    }

    private static Literal scalar(String text) {
        var trimmed = text.strip();
        if (trimmed.equals("true") || trimmed.equals("false")) {
            return new Truth(trimmed.equals("true"));
        }
        if (trimmed.matches("-?[0-9]{1,18}")) {
            return new Whole(Long.parseLong(trimmed));
        }
        return trimmed.matches("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")
                ? new Decimal(Double.parseDouble(trimmed))
                : new Word(trimmed);
    }

    /// The value of a whole number.
    ///
    /// @throws IllegalArgumentException when it is something else
    /// @throws ArithmeticException      when it does not fit 32 bits
    default int toInt() {
        if (this instanceof Whole(long value)) {
            return Math.toIntExact(value);
        }
        throw new IllegalArgumentException("Not a whole number: " + this);
    }

    /// The value of a number.
    ///
    /// @throws IllegalArgumentException when it is something else
    default double toDouble() {
        return switch (this) {
            case Whole(long value) -> value;
            case Decimal(double value) -> value;
            case Truth _,Word _,Sequence _ -> throw new IllegalArgumentException("Not a number: " + this);
        };
    }

    record Whole(long value) implements Literal {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    record Decimal(double value) implements Literal {
        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    record Truth(boolean value) implements Literal {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    record Word(String text) implements Literal {
        @Override
        public String toString() {
            return text;
        }
    }

    record Sequence(List<Literal> items) implements Literal {
        public Sequence {
            items = List.copyOf(items);
        }

        static Sequence of(List<Integer> numbers) {
            return new Sequence(numbers.stream().<Literal>map(Whole::new).toList());
        }

        @Override
        public String toString() {
            return items.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
        }
    }
}

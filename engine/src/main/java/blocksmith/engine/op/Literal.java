package blocksmith.engine.op;

import java.util.List;
import java.util.stream.Collectors;

/// A value as it stands in a document. A [Word] is a keyword of the parameter (`same`, `depthwise`, an enum constant)
/// or, in a design, the text of an expression that elaboration resolves to another literal.
public sealed interface Literal {

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

        @Override
        public String toString() {
            return items.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
        }
    }
}

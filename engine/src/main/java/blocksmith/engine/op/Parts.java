package blocksmith.engine.op;

import java.util.Collections;
import java.util.List;

/// How channels are split: into a number of equal parts, or into parts of given sizes.
public sealed interface Parts extends ParameterValue {
    /// More parts, or inputs of one node, than this are refused.
    int MAX_COUNT = 256;

    record Equal(int count) implements Parts {
        @Override
        public List<Integer> sizes(int channels) {
            return Collections.nCopies(count, channels / count);
        }
    }

    record Sized(List<Integer> sizes) implements Parts {
        public Sized {
            sizes = List.copyOf(sizes);
        }

        @Override
        public int count() {
            return sizes.size();
        }

        @Override
        public List<Integer> sizes(int channels) {
            return sizes;
        }
    }

    int count();

    /// The size of each part of `channels` channels, which equal parts must divide.
    List<Integer> sizes(int channels);

    static Parts of(Literal literal) {
        return literal instanceof Literal.Sequence(var items)
                ? new Sized(items.stream().map(Literal::toInt).toList())
                : new Equal(literal.toInt());
    }

    @Override
    default Literal literal() {
        return switch (this) {
            case Equal(int count) -> new Literal.Whole(count);
            case Sized(var sizes) -> Literal.Sequence.of(sizes);
        };
    }
}

package blocksmith.engine.op;

/// The width of the narrow layer between two others.
public sealed interface Hidden extends ParameterValue {

    /// The incoming channels over the operator's reduction.
    record Auto() implements Hidden {
    }

    record Fixed(int count) implements Hidden {
    }

    static Hidden of(Literal literal) {
        return literal instanceof Literal.Word ? new Auto() : new Fixed(literal.toInt());
    }

    @Override
    default Literal literal() {
        return switch (this) {
            case Auto() -> new Literal.Word("auto");
            case Fixed(int count) -> new Literal.Whole(count);
        };
    }

    /// At least one channel, whatever the reduction.
    default int resolve(int incoming, int reduction) {
        return switch (this) {
            case Auto() -> Math.max(1, incoming / reduction);
            case Fixed(int count) -> count;
        };
    }
}

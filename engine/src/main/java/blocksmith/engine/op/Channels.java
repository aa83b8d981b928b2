package blocksmith.engine.op;

/// A number of output channels.
public sealed interface Channels extends ParameterValue {

    /// As many as come in on the wire.
    record Same() implements Channels {
    }

    record Fixed(int count) implements Channels {
    }

    static Channels of(Literal literal) {
        return literal instanceof Literal.Word ? new Same() : new Fixed(literal.toInt());
    }

    @Override
    default Literal literal() {
        return switch (this) {
            case Same() -> new Literal.Word("same");
            case Fixed(int count) -> new Literal.Whole(count);
        };
    }

    default int resolve(int incoming) {
        return switch (this) {
            case Same() -> incoming;
            case Fixed(int count) -> count;
        };
    }
}

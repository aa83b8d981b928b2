package blocksmith.engine.op;

/// Into how many independent groups a convolution splits its channels.
public sealed interface Groups extends ParameterValue {

    /// One group for each input channel.
    record Depthwise() implements Groups {
    }

    record Fixed(int count) implements Groups {
    }

    static Groups of(Literal literal) {
        return literal instanceof Literal.Word ? new Depthwise() : new Fixed(literal.toInt());
    }

    @Override
    default Literal literal() {
        return switch (this) {
            case Depthwise() -> new Literal.Word("depthwise");
            case Fixed(int count) -> new Literal.Whole(count);
        };
    }

    default int resolve(int incoming) {
        return switch (this) {
            case Depthwise() -> incoming;
            case Fixed(int count) -> count;
        };
    }
}

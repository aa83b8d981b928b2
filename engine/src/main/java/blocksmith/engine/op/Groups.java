package blocksmith.engine.op;

/// Into how many independent groups a convolution splits its channels.
public sealed interface Groups {

    /// One group for each input channel.
    record Depthwise() implements Groups {
    }

    record Fixed(int count) implements Groups {
    }

    default int resolve(int incoming) {
        return switch (this) {
            case Depthwise() -> incoming;
            case Fixed(int count) -> count;
        };
    }
}

package blocksmith.engine.op;

/// A number of output channels.
public sealed interface Channels {

    /// As many as come in on the wire.
    record Same() implements Channels {
    }

    record Fixed(int count) implements Channels {
    }

    default int resolve(int incoming) {
        return switch (this) {
            case Same() -> incoming;
            case Fixed(int count) -> count;
        };
    }
}

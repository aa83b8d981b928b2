package blocksmith.engine.form;

/// What an operator's PyTorch form is made of: the values as its design gives them, in Python.
public interface TorchSite {
    /// The value of a parameter: a literal, or an expression over the design's parameters.
    Python value(String parameter);

    /// Whether the value is the same for all that the design's parameters may be.
    boolean isFixed(String parameter);

    /// The channels, or features, that arrive at an input port.
    Python channels(int port);

    /// Those that arrive at the only, or first, input port.
    default Python channels() {
        return channels(0);
    }
}

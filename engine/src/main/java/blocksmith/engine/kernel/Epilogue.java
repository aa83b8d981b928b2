package blocksmith.engine.kernel;

/// What a kernel does to its result before it is stored: `activation(result + residual)`.
public record Epilogue(Residual residual, Activation activation) {
    public static final Epilogue NONE = new Epilogue(Residual.NONE, Activation.NONE);

    /// Whether a tensor of the result's shape is added.
    public enum Residual {
        NONE, ADDED
    }

    public boolean isNone() {
        return equals(NONE);
    }
}

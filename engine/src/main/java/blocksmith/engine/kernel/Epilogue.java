package blocksmith.engine.kernel;

import blocksmith.engine.op.Elementwise;
import java.util.Optional;

/// What a kernel does to its result before it is stored: `activation(result + residual)`.
public record Epilogue(Residual residual, Optional<Elementwise> activation) {
    public static final Epilogue NONE = new Epilogue(Residual.NONE, Optional.empty());

    /// Whether a tensor of the result's shape is added.
    public enum Residual {
        NONE, ADDED
    }

    public boolean isNone() {
        return equals(NONE);
    }
}

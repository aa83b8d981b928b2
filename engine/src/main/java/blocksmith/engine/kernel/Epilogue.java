package blocksmith.engine.kernel;

import blocksmith.engine.op.Elementwise;
import blocksmith.engine.op.Operator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a kernel does to its result before it is stored: `activation(result + residual)`, or, where it moves channels, by
/// which operators it moves them further.
public record Epilogue(Residual residual, Optional<Elementwise> activation, List<Operator> moves) {
    public static final Epilogue NONE = new Epilogue(Residual.NONE, Optional.empty());

    public Epilogue {
        moves = List.copyOf(moves);
    }

    public Epilogue(Residual residual, Optional<Elementwise> activation) {
        this(residual, activation, List.of());
    }

    /// The same with another move after all.
    public Epilogue then(Operator move) {
        return new Epilogue(residual, activation, Stream.concat(moves.stream(), Stream.of(move)).toList());
    }

    /// Whether results stay as they are, wherever they go.
    public boolean isOfMoves() {
        return residual == Residual.NONE && activation.isEmpty();
    }

    /// Whether at most an activation is applied.
    public boolean isActivation() {
        return residual == Residual.NONE && moves.isEmpty();
    }

    /// Whether a tensor of the result's shape is added.
    public enum Residual {
        NONE, ADDED
    }

    public boolean isNone() {
        return equals(NONE);
    }
}

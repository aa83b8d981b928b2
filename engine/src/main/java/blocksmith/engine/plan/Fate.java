package blocksmith.engine.plan;

import blocksmith.engine.problem.NodePath;
import java.util.Optional;

/// What became of a node in a plan.
///
/// @param into the node that does its work, if another does
public record Fate(Kind kind, Optional<NodePath> into) {

    /// How a node's work is done.
    public enum Kind {
        /// A kernel runs it.
        RUNS,
        /// Its numbers went into the weights of another.
        FOLDED,
        /// Another does it before it stores its result.
        FUSED,
        /// It does nothing once training is over.
        LEFT_OUT,
        /// It names a tensor of the caller; there is nothing to do.
        BORDER
    }
}

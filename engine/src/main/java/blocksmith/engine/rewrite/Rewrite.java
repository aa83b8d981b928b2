package blocksmith.engine.rewrite;

import blocksmith.engine.graph.GraphNode;

/// One way to compute the same with less. It changes no tensor that is left: neither its values, rounding apart, nor its
/// shape.
sealed interface Rewrite permits LeaveOutIdentities, FoldBatchNorm, ConvertBatchNorm, MergeBranches {
    /// Does it at `node`, where it applies.
    ///
    /// @return whether it did
    boolean apply(Draft draft, GraphNode.Typed node);
}

package blocksmith.engine.weights;

import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.Tensor;

/// Where the weights of a graph come from.
public interface WeightSource {
    /// The values of one tensor of one node: the same for the same arguments, whatever else is asked.
    Tensor values(NodePath node, WeightSpec spec);
}

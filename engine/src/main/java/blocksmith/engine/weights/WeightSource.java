package blocksmith.engine.weights;

import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.Tensor;

/// Where the weights of a graph come from.
public interface WeightSource {
    /// The values of one tensor of one node: the same for the same arguments, whatever else is asked. Several threads
    /// may call it at once.
    Tensor values(NodePath node, WeightSpec spec);

    /// What tells these values from others, without them: equal only where the values are. A source that does not know says
    /// that they are like no others.
    default Object identity(NodePath node, WeightSpec spec) {
        return new Object();
    }
}

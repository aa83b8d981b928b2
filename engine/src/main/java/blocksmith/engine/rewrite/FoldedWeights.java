package blocksmith.engine.rewrite;

import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.Tensor;
import blocksmith.engine.weights.WeightSource;
import java.util.Map;

/// The weights of a deployed form: of layers that others have gone into what came of it, of all else what they were.
record FoldedWeights(Map<NodePath, FoldedLayer> folded, WeightSource otherwise) implements WeightSource {
    FoldedWeights {
        folded = Map.copyOf(folded);
    }

    @Override
    public Tensor values(NodePath node, WeightSpec spec) {
        var layer = folded.get(node);
        return layer == null ? otherwise.values(node, spec) : layer.get(spec.name()).toFloat();
    }
}

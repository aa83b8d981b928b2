package blocksmith.engine.weights;

import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Add;
import blocksmith.engine.op.BatchNorm2d;
import blocksmith.engine.op.StochasticDepth;
import blocksmith.engine.op.WeightRole;
import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.Tensor;
import java.util.HashSet;
import java.util.Set;

/// Drawn weights, with what a residual branch adds made small, as training begins with (Goyal et al. 2017,
/// arXiv:1706.02677, section 5.1). A deep network otherwise doubles its values in every block, until the gates of its
/// squeeze-excitations are steps, which rounding throws from one side to the other.
public final class CalmWeights implements WeightSource {
    private static final float SHARE = 0.25f;

    private final WeightSource drawn = new DrawnWeights(7);
    private final Set<NodePath> lastOfBranches = new HashSet<>();

    public CalmWeights(Graph graph) {
        for (var node : graph.inOrder()) {
            if (node instanceof GraphNode.Typed(_, Add _, var inputs, _)) {
                inputs.forEach(input -> input.ifPresent(from -> find(graph, from)));
            }
        }
    }

    private void find(Graph graph, Outlet from) {
        if (graph.nodes().get(from.node()) instanceof GraphNode.Typed(var path, var operator, var inputs, _)) {
            switch (operator) {
                case BatchNorm2d _ -> lastOfBranches.add(path);
                case StochasticDepth _ -> inputs.getFirst().ifPresent(before -> find(graph, before));
                default -> {
                }
            }
        }
    }

    @Override
    public Tensor values(NodePath node, WeightSpec spec) {
        var values = drawn.values(node, spec);
        if (spec.role() == WeightRole.SCALE && lastOfBranches.contains(node)) {
            for (int i = 0; i < values.data().length; i++) {
                values.data()[i] *= SHARE;
            }
        }
        return values;
    }
}

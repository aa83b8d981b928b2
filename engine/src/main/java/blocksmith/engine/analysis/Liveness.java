package blocksmith.engine.analysis;

import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Output;
import blocksmith.engine.problem.NodePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which tensors are alive while nodes run one by one in computing order: a tensor lives from the node that makes it to
/// the last that reads it, both included, and a result that leaves the design lives to the end. Nothing is fused and
/// nothing computed in place: this is a figure of the design, not of a plan.
final class Liveness {
    private final List<GraphNode> order;
    private final Map<NodePath, NodeAnalysis.Known> known;
    private final Map<Outlet, Integer> lastUse = new HashMap<>();

    Liveness(Graph graph, Map<NodePath, NodeAnalysis.Known> known) {
        this.order = new ArrayList<>(graph.nodes().values());
        this.known = known;
        for (int step = 0; step < order.size(); step++) {
            noteUses(order.get(step), step);
        }
    }

    private void noteUses(GraphNode node, int step) {
        int until = node instanceof GraphNode.Typed typed && typed.operator() instanceof Output ? order.size() : step;
        node.inputs().forEach(input -> input.ifPresent(outlet -> lastUse.merge(outlet, until, Math::max)));
    }

    /// The most bytes alive at one step, for the batch, weights apart.
    long peakBytes() {
        var dying = dyingAfter();
        long live = 0;
        long peak = 0;
        for (int step = 0; step < order.size(); step++) {
            live = Saturated.plus(live, bytesMadeAt(step));
            peak = Math.max(peak, live);
            live -= dying[step];
        }
        return peak;
    }

    private long bytesMadeAt(int step) {
        return known.get(order.get(step).path()) instanceof NodeAnalysis.Known node
                ? node.activationBytes().value()
                : 0;
    }

    /// For each step, the bytes that nothing reads after it.
    private long[] dyingAfter() {
        var dying = new long[order.size() + 1];
        for (int step = 0; step < order.size(); step++) {
            if (known.get(order.get(step).path()) instanceof NodeAnalysis.Known node) {
                for (int port = 0; port < node.outputs().size(); port++) {
                    int last = lastUse.getOrDefault(new Outlet(node.node().path(), port), step);
                    dying[last] = Saturated.plus(dying[last], node.outputs().get(port).bytes());
                }
            }
        }
        return dying;
    }
}

package blocksmith.app.canvas.drawing;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Category;
import blocksmith.engine.problem.NodePath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the wires that lead past others: into a merge, from farther back than its deepest input.
final class Shortcuts {
    private final Map<NodePath, Integer> depths = new HashMap<>();

    private Shortcuts() {
    }

    /// The inputs at which shortcuts end.
    static Set<PortKey> of(Analysis analysis) {
        var shortcuts = new Shortcuts();
        var found = new HashSet<PortKey>();
        for (var node : analysis.nodes().values()) {
            if (node.category() == Category.MERGE) {
                shortcuts.addInto(node, found);
            }
            shortcuts.measure(node.node());
        }
        return found;
    }

    /// Nodes come in computing order, so that those before are measured.
    private void measure(GraphNode node) {
        depths.put(node.path(), deepest(node) + 1);
    }

    private int deepest(GraphNode node) {
        return node.inputs().stream().mapToInt(this::depth).max().orElse(0);
    }

    private int depth(Optional<Outlet> input) {
        return input.map(outlet -> depths.getOrDefault(outlet.node(), 0)).orElse(0);
    }

    private void addInto(NodeAnalysis merge, Set<PortKey> found) {
        var node = merge.node();
        int deepest = deepest(node);
        for (int i = 0; i < node.inputs().size(); i++) {
            if (node.inputs().get(i).isPresent() && depth(node.inputs().get(i)) < deepest) {
                found.add(new PortKey(node.path().root(), Side.INPUT, node.ports().inputs().get(i).name()));
            }
        }
    }
}

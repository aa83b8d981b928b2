package blocksmith.engine.design;

import blocksmith.engine.problem.NodeId;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What lies between some nodes of a design: one node in the place of these would read what reads it.
final class Between {
    private Between() {
    }

    /// The nodes outside that read a chosen node and are read by one, directly or through others; in the design's order.
    static List<NodeId> of(Design design, Set<NodeId> chosen) {
        var before = new HashSet<NodeId>();
        chosen.forEach(id -> addBefore(design, id, before));
        var between = new HashSet<NodeId>();
        for (var id : before) {
            if (!chosen.contains(id)) {
                var own = new HashSet<NodeId>();
                addBefore(design, id, own);
                if (own.stream().anyMatch(chosen::contains)) {
                    between.add(id);
                }
            }
        }
        return design.nodes().keySet().stream().filter(between::contains).toList();
    }

    /// All that the node depends on, without recursion: chains are long.
    private static void addBefore(Design design, NodeId id, Set<NodeId> found) {
        var open = new ArrayDeque<NodeId>();
        open.push(id);
        while (!open.isEmpty()) {
            var node = design.nodes().get(open.pop());
            if (node != null) {
                node.inputs().values().stream().map(Wire::node).filter(found::add).forEach(open::push);
            }
        }
    }
}

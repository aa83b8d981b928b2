package blocksmith.engine.design;

import blocksmith.engine.problem.NodeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// The order of a design's Inputs, and of its Outputs, which is that of the ports of nodes that stand for it.
public final class PortOrder {
    private PortOrder() {
    }

    /// The nodes of a kind in the order that the design gives them, then the others in their order among the nodes.
    public static List<Node> of(Design design, NodeKind kind) {
        var nodes = design.nodes().values().stream().filter(node -> node.kind().equals(kind));
        return design.ports().isEmpty()
                ? nodes.toList()
                : nodes.sorted(Comparator.comparingInt(node -> rank(design, node.id()))).toList();
    }

    private static int rank(Design design, NodeId id) {
        int rank = design.ports().indexOf(id);
        return rank < 0 ? design.ports().size() : rank;
    }

    /// The Inputs or Outputs that a node is one of; empty when it is neither.
    public static List<NodeId> around(Design design, NodeId id) {
        var node = design.nodes().get(id);
        return node == null || !isPort(node)
                ? List.of()
                : of(design, node.kind()).stream().map(Node::id).toList();
    }

    private static boolean isPort(Node node) {
        return node.kind() instanceof NodeKind.Operation(var name) && (name.equals("Input") || name.equals("Output"));
    }

    /// The others keep their order.
    static Design moved(Design design, NodeId port, int index) {
        var order = new ArrayList<>(around(design, port));
        if (index < 0 || index >= order.size()) {
            return design;
        }
        order.remove(port);
        order.add(index, port);
        var others = design.ports().stream().filter(id -> !order.contains(id));
        return tidied(design.withPorts(Stream.concat(others, order.stream()).toList()));
    }

    /// Without what is no port any more, or stands where it would stand anyway.
    static Design tidied(Design design) {
        if (design.ports().isEmpty()) {
            return design;
        }
        var ports = new ArrayList<NodeId>();
        for (var name : List.of("Input", "Output")) {
            var kind = new NodeKind.Operation(name);
            var order = of(design, kind).stream().map(Node::id).toList();
            var amongNodes = of(design.withPorts(List.of()), kind).stream().map(Node::id).toList();
            if (!order.equals(amongNodes)) {
                var placed = new HashSet<>(design.ports());
                order.stream().filter(placed::contains).forEach(ports::add);
            }
        }
        return design.withPorts(ports);
    }
}

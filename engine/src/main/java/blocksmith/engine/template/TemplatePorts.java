package blocksmith.engine.template;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.NodeKind;
import blocksmith.engine.design.PortOrder;
import blocksmith.engine.op.Port;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ports of a node that stands for a design: its Inputs and Outputs, by their ids, so that neither a new name nor
/// another order breaks a wire. A single one is called `in` or `out`, as an operator's is, and keeps that name beside when
/// others come to it.
public final class TemplatePorts {
    private static final NodeKind INPUT = new NodeKind.Operation("Input");
    private static final NodeKind OUTPUT = new NodeKind.Operation("Output");

    private TemplatePorts() {
    }

    public static Ports of(Design design) {
        return new Ports(ports(design, inputs(design), Ports.IN), ports(design, outputs(design), Ports.OUT));
    }

    public static List<Node> inputs(Design design) {
        return borders(design, INPUT);
    }

    public static List<Node> outputs(Design design) {
        return borders(design, OUTPUT);
    }

    static boolean isOutput(Node node) {
        return node.kind().equals(OUTPUT);
    }

    private static List<Node> borders(Design design, NodeKind kind) {
        return PortOrder.of(design, kind);
    }

    private static List<Port> ports(Design design, List<Node> nodes, String only) {
        if (nodes.size() == 1) {
            var node = nodes.getFirst();
            return List.of(new Port(only, label(node), List.of(node.id().value())));
        }
        var plain = plain(design, nodes, only);
        return nodes.stream()
                .map(node -> new Port(node.id().value(), label(node), node.equals(plain) ? List.of(only) : List.of()))
                .toList();
    }

    /// Which of several is meant by the name that it had when it was the only one: that which was there first.
    private static @Nullable Node plain(Design design, List<Node> nodes, String only) {
        return design.nodes().containsKey(new NodeId(only))
                ? null
                : design.nodes().values().stream().filter(nodes::contains).findFirst().orElse(null);
    }

    private static String label(Node node) {
        var title = node.title();
        return title == null ? node.id().value() : title;
    }
}

package blocksmith.engine.template;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.NodeKind;
import blocksmith.engine.op.Port;
import blocksmith.engine.op.Ports;
import java.util.List;

/// The ports of a node that stands for a design: its Inputs and Outputs, by their ids, so that neither a new name nor
/// another order breaks a wire. A single one is called `in` or `out`, as an operator's is.
public final class TemplatePorts {
    private static final NodeKind INPUT = new NodeKind.Operation("Input");
    private static final NodeKind OUTPUT = new NodeKind.Operation("Output");

    private TemplatePorts() {
    }

    public static Ports of(Design design) {
        return new Ports(ports(inputs(design), Ports.IN), ports(outputs(design), Ports.OUT));
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
        return design.nodes().values().stream().filter(node -> node.kind().equals(kind)).toList();
    }

    private static List<Port> ports(List<Node> nodes, String only) {
        return nodes.size() == 1
                ? List.of(port(nodes.getFirst(), only))
                : nodes.stream().map(node -> port(node, node.id().value())).toList();
    }

    private static Port port(Node node, String name) {
        var title = node.title();
        return new Port(name, title == null ? node.id().value() : title);
    }
}

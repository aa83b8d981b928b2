package blocksmith.engine.design;

import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.NodeId;

/// Where a wire begins in a document: a node, and the name of its output port.
public record Wire(NodeId node, String port) {

    public static Wire from(String node) {
        return new Wire(new NodeId(node), Ports.OUT);
    }

    /// `expand`, or `split.out2` where the port is not the only one.
    @Override
    public String toString() {
        return port.equals(Ports.OUT) ? node.value() : node + "." + port;
    }
}

package blocksmith.engine.run;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Layout;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.Wire;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.problem.NodeId;
import java.util.LinkedHashMap;
import java.util.List;

/// A flat graph as the document that makes it.
public final class GraphDesign {
    private final List<GraphNode.Typed> nodes;

    private GraphDesign(List<GraphNode.Typed> nodes) {
        this.nodes = nodes;
    }

    public static Design of(String name, List<GraphNode.Typed> nodes) {
        return new GraphDesign(nodes).design(name);
    }

    private Design design(String name) {
        var documents = new LinkedHashMap<NodeId, Node>();
        for (var node : nodes) {
            var type = OperatorType.of(node.operator());
            var inputs = new LinkedHashMap<String, Wire>();
            for (int port = 0; port < node.inputs().size(); port++) {
                inputs.put(node.ports().inputs().get(port).name(), wire(node.inputs().get(port).orElseThrow()));
            }
            var id = node.path().leaf();
            documents.put(id, new Node(id, type.name(), null, type.values(node.operator()), inputs, null));
        }
        return new Design(name, "", List.of(), documents, Layout.EMPTY);
    }

    private Wire wire(Outlet outlet) {
        var from = nodes.stream().filter(node -> node.path().equals(outlet.node())).findFirst().orElseThrow();
        return new Wire(outlet.node().leaf(), from.ports().outputs().get(outlet.port()).name());
    }
}

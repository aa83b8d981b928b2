package blocksmith.engine.template;

import blocksmith.engine.design.Node;
import blocksmith.engine.op.Port;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.NodeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The ports that wires name: all that is known of the ports of a node whose operator is not.
final class NamedPorts {
    private NamedPorts() {
    }

    /// Under which names wires begin at each node.
    static Map<NodeId, Collection<String>> outputs(Collection<Node> nodes) {
        var outputs = new HashMap<NodeId, Collection<String>>();
        for (var node : nodes) {
            for (var wire : node.inputs().values()) {
                outputs.computeIfAbsent(wire.node(), _ -> new TreeSet<>()).add(wire.port());
            }
        }
        return outputs;
    }

    /// @param outputs the names under which wires begin at the node; null for none
    static Ports of(Node node, @Nullable Collection<String> outputs) {
        return new Ports(with(List.of(), node.inputs().keySet()),
                with(List.of(), outputs == null ? List.of(Ports.OUT) : outputs));
    }

    /// The known ports and, behind them, those that wires name beside: where a value is wrong, so may the ports be.
    static Ports beside(Ports known, Node node, @Nullable Collection<String> outputs) {
        return new Ports(with(known.inputs(), node.inputs().keySet()),
                with(known.outputs(), outputs == null ? List.of() : outputs));
    }

    private static List<Port> with(List<Port> known, Collection<String> names) {
        var ports = new ArrayList<>(known);
        names.stream()
                .filter(name -> known.stream().noneMatch(port -> port.isCalled(name)))
                .forEach(name -> ports.add(new Port(name, name)));
        return ports;
    }
}

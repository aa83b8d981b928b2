package blocksmith.engine.template;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.Wire;
import blocksmith.engine.op.Port;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.Excerpt;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.problem.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Leads the wires of one design from outlets to inlets.
final class Wiring {
    private final Map<NodeId, Node> nodes;
    private final Map<NodeId, Resolution> resolutions;
    private final Map<NodeId, Ports> ports = new HashMap<>();
    private final List<String> ids;

    Wiring(Design design, Map<NodeId, Resolution> resolutions) {
        this.nodes = design.nodes();
        this.ids = nodes.keySet().stream().map(NodeId::value).toList();
        this.resolutions = resolutions;
        var named = resolutions.values().stream().anyMatch(Wiring::needsNames)
                ? NamedPorts.outputs(nodes.values())
                : Map.<NodeId, Collection<String>>of();
        resolutions.forEach((id, resolution) -> ports.put(id, switch (resolution) {
            case Resolution.Present present -> present.ports();
            case Resolution.Absent(var known) -> known;
            case Resolution.Refused(var known, _) -> NamedPorts.beside(known, node(id), named.get(id));
            case Resolution.Unknown _ -> NamedPorts.of(node(id), named.get(id));
        }));
    }

    /// Whether the node has the ports that wires name.
    private static boolean needsNames(Resolution resolution) {
        return resolution instanceof Resolution.Refused || resolution instanceof Resolution.Unknown;
    }

    Ports ports(NodeId id) {
        return Objects.requireNonNull(ports.get(id));
    }

    private Node node(NodeId id) {
        return Objects.requireNonNull(nodes.get(id));
    }

    /// Where the wires on the input ports of the node begin, in port order.
    List<Optional<LocalOutlet>> inputs(Node node) {
        var inputs = new ArrayList<Optional<LocalOutlet>>();
        for (var port : ports(node.id()).inputs()) {
            var wire = port.in(node.inputs());
            inputs.add(wire == null ? Optional.empty() : outlet(wire));
        }
        return inputs;
    }

    private boolean isAbsent(NodeId id) {
        return resolutions.get(id) instanceof Resolution.Absent;
    }

    /// An absent node has one outlet, whatever the wire calls it: what passes through.
    private Optional<LocalOutlet> outlet(Wire wire) {
        if (!nodes.containsKey(wire.node())) {
            return Optional.empty();
        }
        int port = isAbsent(wire.node()) ? 0 : Port.indexOf(wire.port(), ports(wire.node()).outputs());
        return port < 0 ? Optional.empty() : Optional.of(new LocalOutlet(wire.node(), port));
    }

    /// What is wrong with the wires that end at the node.
    List<Finding> findings(Node node) {
        if (node.inputs().isEmpty()) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        node.inputs().forEach((port, wire) -> {
            unknownInput(node, port).ifPresent(findings::add);
            wrongBeginning(port, wire).ifPresent(findings::add);
        });
        return findings;
    }

    private Optional<Finding> unknownInput(Node node, String port) {
        var inputs = ports(node.id()).inputs();
        return isAbsent(node.id()) || Port.indexOf(port, inputs) >= 0
                ? Optional.empty()
                : Optional.of(
                        Finding.error(
                                ProblemCode.UNKNOWN_PORT,
                                Excerpt.of(port),
                                node.operator() + " has no input '" + Excerpt.of(port) + "'.",
                                instead(port, names(inputs), "Take the wire away.")));
    }

    private Optional<Finding> wrongBeginning(String port, Wire wire) {
        if (!nodes.containsKey(wire.node())) {
            return Optional.of(dangling(port, wire.node()));
        }
        return outlet(wire).isPresent()
                ? Optional.empty()
                : Optional.of(unknownOutput(port, wire));
    }

    private Finding dangling(String port, NodeId source) {
        return Finding.error(
                ProblemCode.DANGLING_WIRE,
                Excerpt.of(port),
                "The wire comes from '" + source + "', which is not there.",
                Spelling.suggestion(source.value(), ids, "Lead it from a node that is, or take it away."));
    }

    private Finding unknownOutput(String port, Wire wire) {
        return Finding.error(
                ProblemCode.UNKNOWN_PORT,
                Excerpt.of(port),
                "'" + wire.node() + "' has no output '" + wire.port() + "'.",
                instead(wire.port(), names(ports(wire.node()).outputs()), "Lead the wire from another node."));
    }

    private static String instead(String wrong, List<String> names, String otherwise) {
        return names.isEmpty() ? otherwise : Spelling.suggestion(wrong, names, Spelling.choice(names));
    }

    private static List<String> names(List<Port> ports) {
        return ports.stream().map(Port::name).toList();
    }
}

package blocksmith.engine.template;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.Wire;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Port;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.Excerpt;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.problem.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Leads the wires of a design from outlets to inlets, past the nodes that are absent.
final class Wiring {
    private final Map<NodeId, Node> nodes;
    private final Map<NodeId, Resolution> resolutions;
    private final Map<NodeId, Ports> ports = new HashMap<>();
    private final List<String> ids;
    /// What stands for each absent node that a wire has been followed past.
    private final Map<NodeId, Optional<Wire>> standIns = new HashMap<>();

    Wiring(Design design, Map<NodeId, Resolution> resolutions) {
        this.nodes = design.nodes();
        this.ids = nodes.keySet().stream().map(NodeId::value).toList();
        this.resolutions = resolutions;
        var outputs = NamedPorts.outputs(nodes.values());
        resolutions.forEach((id, resolution) -> ports.put(id, switch (resolution) {
            case Resolution.Operating(var operator) -> operator.ports();
            case Resolution.Absent(var known) -> known;
            case Resolution.Refused(var known, _) -> NamedPorts.beside(known, node(id), outputs.get(id));
            case Resolution.Unknown _ -> NamedPorts.of(node(id), outputs.get(id));
        }));
    }

    Ports ports(NodeId id) {
        return Objects.requireNonNull(ports.get(id));
    }

    private Node node(NodeId id) {
        return Objects.requireNonNull(nodes.get(id));
    }

    /// What the input ports of the node are fed by, in their order.
    List<Optional<Outlet>> inputs(Node node) {
        return ports(node.id()).inputs().stream().map(port -> follow(node.inputs().get(port.name()))).toList();
    }

    /// What passes through the node in its absence.
    Optional<Outlet> passing(Node absent) {
        return follow(firstWire(absent));
    }

    /// Where a wire begins, past absent nodes; empty when it leads nowhere.
    private Optional<Outlet> follow(@Nullable Wire wire) {
        return Optional.ofNullable(wire)
                .flatMap(this::present)
                .filter(source -> nodes.containsKey(source.node()))
                .flatMap(this::outlet);
    }

    /// The wire itself, or the one that stands for it when it begins at an absent node; empty when there is none, or
    /// absent nodes lead in a circle. Each node is passed once, however many wires lead through it.
    private Optional<Wire> present(Wire wire) {
        var passed = new LinkedHashSet<NodeId>();
        var at = Optional.of(wire);
        while (at.isPresent() && isAbsent(at.get().node())) {
            var absent = at.get().node();
            var known = standIns.get(absent);
            if (known != null) {
                at = known;
                break;
            }
            at = passed.add(absent) ? Optional.ofNullable(firstWire(node(absent))) : Optional.empty();
        }
        for (var absent : passed) {
            standIns.put(absent, at);
        }
        return at;
    }

    private boolean isAbsent(NodeId id) {
        return resolutions.get(id) instanceof Resolution.Absent;
    }

    private @Nullable Wire firstWire(Node absent) {
        var inputs = ports(absent.id()).inputs();
        return inputs.isEmpty() ? null : absent.inputs().get(inputs.getFirst().name());
    }

    private Optional<Outlet> outlet(Wire wire) {
        int port = names(ports(wire.node()).outputs()).indexOf(wire.port());
        return port < 0 ? Optional.empty() : Optional.of(new Outlet(NodePath.of(wire.node()), port));
    }

    /// What is wrong with the wires that end at the node.
    List<Finding> findings(Node node) {
        var findings = new ArrayList<Finding>();
        node.inputs().forEach((port, wire) -> {
            unknownInput(node, port).ifPresent(findings::add);
            wrongBeginning(port, wire).ifPresent(findings::add);
        });
        return findings;
    }

    private Optional<Finding> unknownInput(Node node, String port) {
        var names = names(ports(node.id()).inputs());
        return isAbsent(node.id()) || names.contains(port)
                ? Optional.empty()
                : Optional.of(
                        Finding.error(
                                ProblemCode.UNKNOWN_PORT,
                                Excerpt.of(port),
                                node.operator() + " has no input '" + Excerpt.of(port) + "'.",
                                instead(port, names, "Take the wire away.")));
    }

    private Optional<Finding> wrongBeginning(String port, Wire wire) {
        if (!nodes.containsKey(wire.node())) {
            return Optional.of(dangling(port, wire.node()));
        }
        return isAbsent(wire.node()) || outlet(wire).isPresent()
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

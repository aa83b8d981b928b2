package blocksmith.app.canvas.gesture;

import blocksmith.app.canvas.drawing.Drawing;
import blocksmith.app.canvas.drawing.DrawnNode;
import blocksmith.app.canvas.drawing.PortKey;
import blocksmith.app.canvas.drawing.Side;
import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.design.Design;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Incoming;
import blocksmith.engine.op.Inference;
import blocksmith.engine.op.Port;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which ports can take a wire, and why the others cannot.
final class WireRules {
    private final Design design;
    private final Analysis analysis;

    WireRules(Design design, Analysis analysis) {
        this.design = design;
        this.analysis = analysis;
    }

    /// Why each port of the drawing cannot take a wire from `fixed`; those that can are not among them.
    Map<PortKey, String> refusals(Drawing drawing, PortKey fixed) {
        var refusals = new HashMap<PortKey, String>();
        var before = fixed.side() == Side.OUTPUT ? upstream(fixed.node()) : Set.<NodeId>of();
        for (var node : drawing.nodes().values()) {
            for (var side : Side.values()) {
                for (var key : keys(node, side)) {
                    refusal(fixed, key, before).ifPresent(reason -> refusals.put(key, reason));
                }
            }
        }
        refusals.remove(fixed);
        return refusals;
    }

    private static List<PortKey> keys(DrawnNode node, Side side) {
        return node.ports(side).stream().map(port -> new PortKey(node.id(), side, port.name())).toList();
    }

    private Optional<String> refusal(PortKey fixed, PortKey key, Set<NodeId> before) {
        if (key.side() == fixed.side()) {
            return Optional.of(key.side() == Side.INPUT ? "An input takes no input." : "An output takes no output.");
        }
        boolean cycle = fixed.side() == Side.OUTPUT
                ? before.contains(key.node())
                : upstream(key.node()).contains(fixed.node());
        if (cycle) {
            return Optional.of("This would close a cycle.");
        }
        return fixed.side() == Side.OUTPUT ? misfit(fixed, key) : misfit(key, fixed);
    }

    /// The node and all that it depends on.
    private Set<NodeId> upstream(NodeId id) {
        var found = new HashSet<NodeId>();
        var open = new ArrayList<>(List.of(id));
        while (!open.isEmpty()) {
            var node = design.nodes().get(open.removeLast());
            if (node != null && found.add(node.id())) {
                node.inputs().values().forEach(wire -> open.add(wire.node()));
            }
        }
        return found;
    }

    /// What the operator's shape rule has against the tensor that would arrive. What its settings could mend, and what was
    /// wrong before, is no reason to keep a wire away.
    private Optional<String> misfit(PortKey output, PortKey input) {
        if (!(analysis.graph().nodes().get(NodePath.of(input.node())) instanceof GraphNode.Typed target)) {
            return Optional.empty();
        }
        return arriving(target, output, input)
                .map(types -> target.operator().infer(new Incoming(types, analysis.setting().batch())))
                .flatMap(inference -> switch (inference) {
                    case Inference.Inferred _ -> Optional.empty();
                    case Inference.Rejected(var findings, _) ->
                        findings.stream().filter(finding -> isAboutWires(finding, target)).map(Finding::fact)
                                .findFirst();
                });
    }

    private static boolean isAboutWires(Finding finding, GraphNode.Typed target) {
        var part = finding.part();
        return part == null || target.ports().inputs().stream().anyMatch(port -> port.isCalled(part));
    }

    private Optional<List<TensorType>> arriving(GraphNode.Typed target, PortKey output, PortKey input) {
        var types = new ArrayList<TensorType>();
        for (int i = 0; i < target.inputs().size(); i++) {
            boolean led = target.ports().inputs().get(i).isCalled(input.port());
            var type = led ? leaving(output) : target.inputs().get(i).flatMap(this::leaving);
            if (type.isEmpty()) {
                return Optional.empty();
            }
            types.add(type.get());
        }
        return Optional.of(types);
    }

    private Optional<TensorType> leaving(PortKey output) {
        var node = analysis.graph().nodes().get(NodePath.of(output.node()));
        if (node == null) {
            return Optional.empty();
        }
        int port = Port.indexOf(output.port(), node.ports().outputs());
        return port < 0 ? Optional.empty() : leaving(new Outlet(node.path(), port));
    }

    private Optional<TensorType> leaving(Outlet outlet) {
        return Optional.ofNullable(analysis.nodes().get(outlet.node()))
                .map(NodeAnalysis::outputs)
                .filter(outputs -> outlet.port() < outputs.size())
                .map(outputs -> outputs.get(outlet.port()));
    }
}

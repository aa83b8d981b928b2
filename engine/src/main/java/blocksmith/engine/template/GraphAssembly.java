package blocksmith.engine.template;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Node;
import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts resolved nodes and wires together into a graph.
final class GraphAssembly {
    private final Design design;
    private final Map<NodeId, Resolution> resolutions;
    private final Wiring wiring;
    private final List<Problem> problems;
    private final List<GraphNode> nodes = new ArrayList<>();
    private final Map<NodePath, Optional<Outlet>> bypassed = new LinkedHashMap<>();

    GraphAssembly(Design design, Environment environment, Map<NodeId, Resolution> resolutions) {
        this.design = design;
        this.resolutions = resolutions;
        this.wiring = new Wiring(design, resolutions);
        this.problems = new ArrayList<>(environment.problems());
    }

    Graph graph() {
        resolutions.forEach((id, resolution) -> add(node(id), resolution));
        var order = new ComputingOrder(nodes);
        problems.addAll(order.circles());
        var ordered = new LinkedHashMap<NodePath, GraphNode>();
        order.nodes().forEach(node -> ordered.put(node.path(), node));
        return new Graph(ordered, bypassed, problems);
    }

    private void add(Node node, Resolution resolution) {
        var path = NodePath.of(node.id());
        var wrongWires = wiring.findings(node);
        switch (resolution) {
            case Resolution.Absent _ -> {
                report(path, wrongWires);
                bypassed.put(path, wiring.passing(node));
            }
            case Resolution.Operating(var operator) when wrongWires.isEmpty() ->
                nodes.add(new GraphNode.Typed(path, operator, wiring.inputs(node)));
            case Resolution.Operating _ -> addBroken(node, report(path, wrongWires));
            case Resolution.Refused(_, var findings) -> addBroken(node, report(path, both(findings, wrongWires)));
            case Resolution.Unknown(var findings) -> {
                report(path, both(findings, wrongWires));
                nodes.add(
                        new GraphNode.Opaque(path, node.operator(), wiring.ports(node.id()), wiring.inputs(node)));
            }
        }
    }

    private void addBroken(Node node, List<Problem> own) {
        nodes.add(
                new GraphNode.Broken(NodePath.of(node.id()), node.operator(), wiring.ports(node.id()),
                        wiring.inputs(node), own));
    }

    private List<Problem> report(NodePath path, List<Finding> findings) {
        var found = findings.stream().map(finding -> finding.at(path)).toList();
        problems.addAll(found);
        return found;
    }

    private static List<Finding> both(List<Finding> first, List<Finding> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private Node node(NodeId id) {
        return Objects.requireNonNull(design.nodes().get(id));
    }
}

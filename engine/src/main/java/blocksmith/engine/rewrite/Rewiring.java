package blocksmith.engine.rewrite;

import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Group;
import blocksmith.engine.graph.Outlet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Leads wires elsewhere.
///
/// @param moved where those begin that began elsewhere, which may have been led further
record Rewiring(Map<Outlet, Outlet> moved) {

    Outlet of(Outlet outlet) {
        var now = outlet;
        for (var next = moved.get(now); next != null; next = moved.get(now)) {
            now = next;
        }
        return now;
    }

    GraphNode of(GraphNode node) {
        var inputs = of(node.inputs());
        return switch (node) {
            case GraphNode.Typed(var path, var operator, _, var weights) ->
                new GraphNode.Typed(path, operator, inputs, weights);
            case GraphNode.Broken(var path, var name, var ports, _, var problems) ->
                new GraphNode.Broken(path, name, ports, inputs, problems);
            case GraphNode.Opaque(var path, var name, var ports, _) ->
                new GraphNode.Opaque(path, name, ports, inputs);
        };
    }

    Group of(Group group) {
        return new Group(group.path(), group.name(), group.times(), group.ports(), of(group.inputs()),
                of(group.outputs()), group.expected());
    }

    private List<Optional<Outlet>> of(List<Optional<Outlet>> outlets) {
        return outlets.stream().map(outlet -> outlet.map(this::of)).toList();
    }
}

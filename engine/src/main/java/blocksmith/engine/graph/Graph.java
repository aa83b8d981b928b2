package blocksmith.engine.graph;

import blocksmith.engine.op.Output;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The flat graph: every node after those that its wires come from, save where wires make a cycle.
///
/// @param nodes    in computing order; nodes on a cycle come last, in the design's order
/// @param bypassed nodes whose condition does not hold, and what passes through in their place (empty when nothing is
///                 wired to their first input); no wire of `nodes` comes from one of them
/// @param groups   nodes of designs that stand for more than one node, the outer before the inner
/// @param problems what elaboration found: they stand in the analysis too
public record Graph(Map<NodePath, GraphNode> nodes, Map<NodePath, Optional<Outlet>> bypassed,
        Map<NodePath, Group> groups, List<Problem> problems) {
    public Graph {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        bypassed = Collections.unmodifiableMap(new LinkedHashMap<>(bypassed));
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        problems = List.copyOf(problems);
    }

    /// Nodes and the wires between them, and nothing else.
    public static Graph of(Map<NodePath, GraphNode> nodes) {
        return new Graph(nodes, Map.of(), Map.of(), List.of());
    }

    /// The part whose results reach an Output: what counts and what is run. All of it where there is no Output.
    public Graph leadingToOutputs() {
        var wanted = new ArrayDeque<GraphNode>();
        nodes.values().stream().filter(Graph::isOutput).forEach(wanted::add);
        if (wanted.isEmpty()) {
            return this;
        }
        var found = new HashSet<NodePath>();
        while (!wanted.isEmpty()) {
            var node = wanted.remove();
            if (found.add(node.path())) {
                node.inputs().stream().flatMap(Optional::stream).map(outlet -> nodes.get(outlet.node())).filter(
                        Objects::nonNull).forEach(wanted::add);
            }
        }
        var kept = new LinkedHashMap<>(nodes);
        kept.keySet().retainAll(found);
        return new Graph(kept, bypassed, groups, problems);
    }

    private static boolean isOutput(GraphNode node) {
        return node instanceof GraphNode.Typed typed && typed.operator() instanceof Output;
    }
}

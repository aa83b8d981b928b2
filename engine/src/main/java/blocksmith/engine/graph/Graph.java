package blocksmith.engine.graph;

import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The flat graph: every node after those that its wires come from, save where wires make a cycle.
///
/// @param nodes    in computing order; nodes on a cycle come last, in the design's order
/// @param bypassed nodes whose condition does not hold, and what passes through in their place (empty when nothing is
///                 wired to their first input); no wire of `nodes` comes from one of them
/// @param problems what elaboration found: they stand in the analysis too
public record Graph(Map<NodePath, GraphNode> nodes, Map<NodePath, Optional<Outlet>> bypassed, List<Problem> problems) {
    public Graph {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        bypassed = Collections.unmodifiableMap(new LinkedHashMap<>(bypassed));
        problems = List.copyOf(problems);
    }
}

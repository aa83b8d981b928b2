package blocksmith.engine.graph;

import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The flat graph: every node after those that its wires come from, save where wires make a cycle. Immutable.
public final class Graph {
    private final List<GraphNode> nodes;
    private final Wires wires;
    private final Map<NodePath, Optional<Outlet>> bypassed;
    private final Map<NodePath, Group> groups;
    private final List<Problem> problems;

    private Graph(List<GraphNode> nodes, Wires wires, Map<NodePath, Optional<Outlet>> bypassed,
            Map<NodePath, Group> groups, List<Problem> problems) {
        this.nodes = nodes;
        this.wires = wires;
        this.bypassed = Collections.unmodifiableMap(new LinkedHashMap<>(bypassed));
        this.groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        this.problems = List.copyOf(problems);
    }

    /// Nodes and the wires between them, and nothing else.
    ///
    /// @param nodes in computing order
    public static Graph of(Map<NodePath, GraphNode> nodes) {
        return of(nodes.values(), Map.of(), Map.of(), List.of());
    }

    /// @param nodes    in computing order; nodes on a cycle come last, in the design's order
    /// @param bypassed nodes whose condition does not hold, and what passes through in their place (empty when nothing is
    ///                 wired to their first input); no wire of `nodes` comes from one of them
    /// @param groups   nodes of designs that stand for more than one node, the outer before the inner
    /// @param problems what elaboration found: they stand in the analysis too
    public static Graph of(Collection<GraphNode> nodes, Map<NodePath, Optional<Outlet>> bypassed,
            Map<NodePath, Group> groups, List<Problem> problems) {
        var all = List.copyOf(nodes);
        return new Graph(all, Wires.of(all), bypassed, groups, problems);
    }

    /// The same graph, with what it has in common with an earlier one taken from there.
    public Graph sharing(Graph earlier) {
        if (!earlier.wires.suit(nodes, earlier.nodes)) {
            return this;
        }
        var shared = new ArrayList<>(earlier.nodes);
        for (int place = 0; place < shared.size(); place++) {
            if (!nodes.get(place).equals(shared.get(place))) {
                shared.set(place, nodes.get(place));
            }
        }
        return new Graph(Collections.unmodifiableList(shared), earlier.wires, bypassed, groups, problems);
    }

    /// By path, in computing order.
    public Map<NodePath, GraphNode> nodes() {
        return new InOrder<>(wires, nodes);
    }

    public List<GraphNode> inOrder() {
        return nodes;
    }

    public Wires wires() {
        return wires;
    }

    public Map<NodePath, Optional<Outlet>> bypassed() {
        return bypassed;
    }

    public Map<NodePath, Group> groups() {
        return groups;
    }

    public List<Problem> problems() {
        return problems;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Graph that && nodes.equals(that.nodes) && bypassed.equals(that.bypassed)
                && groups.equals(that.groups) && problems.equals(that.problems);
    }

    @Override
    public int hashCode() {
        return Objects.hash(nodes, bypassed, groups, problems);
    }

    @Override
    public String toString() {
        return "Graph" + nodes + problems;
    }
}

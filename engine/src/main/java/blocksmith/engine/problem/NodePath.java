package blocksmith.engine.problem;

import java.util.List;
import java.util.stream.Collectors;

/// The way from the outermost design to a node: one id for each instance passed on the way, the node's own id last.
public record NodePath(List<NodeId> steps) implements Comparable<NodePath> {
    public NodePath {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A path has at least one step");
        }
    }

    public static NodePath of(NodeId id) {
        return new NodePath(List.of(id));
    }

    public static NodePath of(String id) {
        return of(new NodeId(id));
    }

    /// The node of the outermost design that this path leads through: where a view shows what happens inside.
    public NodeId root() {
        return steps.getFirst();
    }

    public NodeId leaf() {
        return steps.getLast();
    }

    @Override
    public int compareTo(NodePath other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return steps.stream().map(NodeId::value).collect(Collectors.joining("/"));
    }
}

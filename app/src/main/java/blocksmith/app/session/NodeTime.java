package blocksmith.app.session;

import blocksmith.engine.problem.NodePath;
import java.util.List;

/// The median time of one part of a run.
///
/// @param nodes  the nodes whose work it does, the first being the one whose operator it runs; none for a change of
///               layout
/// @param kernel as shown to users: `depthwise 3×3`
public record NodeTime(List<NodePath> nodes, String kernel, double millis) {
    public NodeTime {
        nodes = List.copyOf(nodes);
    }

    static NodeTime layout(String name, double millis) {
        return new NodeTime(List.of(), name, millis);
    }

    /// Whether it is the time of a step that runs the operator at `node`, or one of those within it.
    boolean isOf(NodePath node) {
        return !nodes.isEmpty() && nodes.getFirst().isWithin(node);
    }
}

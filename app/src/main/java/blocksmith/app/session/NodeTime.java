package blocksmith.app.session;

import blocksmith.engine.problem.NodePath;
import java.util.List;

/// The median time of one step.
///
/// @param nodes  the nodes whose work it does, the first being the one whose operator it runs
/// @param kernel as shown to users: `depthwise 3×3`
public record NodeTime(List<NodePath> nodes, String kernel, double millis) {
    public NodeTime {
        nodes = List.copyOf(nodes);
    }
}

package blocksmith.app.session;

import blocksmith.engine.plan.Choice;
import blocksmith.engine.plan.Preference;
import blocksmith.engine.problem.NodePath;
import java.util.List;
import java.util.Optional;

/// The median time of one part of a run.
///
/// @param nodes    the nodes whose work it does, the first being the one whose operator it runs; none for a change of
///                 layout
/// @param kernel   as shown to users: `depthwise 3×3`
/// @param measured what the kernels took that could run it; empty while that is not known
/// @param declined why others were not chosen
public record NodeTime(List<NodePath> nodes, String kernel, double millis, Optional<Preference> measured,
        List<Choice.Declined> declined) {
    public NodeTime {
        nodes = List.copyOf(nodes);
        declined = List.copyOf(declined);
    }

    static NodeTime layout(String name, double millis) {
        return of(List.of(), name, millis);
    }

    /// With a kernel of which it is not known why it was chosen.
    static NodeTime of(List<NodePath> nodes, String kernel, double millis) {
        return new NodeTime(nodes, kernel, millis, Optional.empty(), List.of());
    }

    /// Whether it is the time of a step that runs the operator at `node`, or one of those within it.
    boolean isOf(NodePath node) {
        return !nodes.isEmpty() && nodes.getFirst().isWithin(node);
    }
}

package blocksmith.app.session;

import blocksmith.engine.backend.PartLatency;
import blocksmith.engine.plan.Choice;
import blocksmith.engine.plan.Preference;
import blocksmith.engine.problem.NodePath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The median time of one part of a run: a step, or one of the layers that a step runs together.
///
/// @param nodes    the nodes whose work it does, the first being the one whose operator it runs; none for a change of
///                 layout
/// @param kernel   as shown to users: `depthwise 3×3`
/// @param step     the kernel of all layers of the step; empty where this is all of it
/// @param measured what the kernels took that could run it; empty while that is not known
/// @param declined why others were not chosen
public record NodeTime(List<NodePath> nodes, String kernel, double millis, Optional<String> step,
        Optional<Preference> measured, List<Choice.Declined> declined) {
    public NodeTime {
        nodes = List.copyOf(nodes);
        declined = List.copyOf(declined);
    }

    static NodeTime layout(String name, double millis) {
        return new NodeTime(List.of(), name, millis, Optional.empty(), Optional.empty(), List.of());
    }

    /// Of a step, or of each of the layers that it runs together, without the reasons for its kernels ([#because]).
    static Stream<NodeTime> of(PartLatency step) {
        var kernel = Optional.of(step.part().kernel()).filter(_ -> !step.layers().isEmpty());
        return step.apart().map(layer -> new NodeTime(layer.part().nodes(), layer.part().kernel(),
                layer.median() / 1e6, kernel, Optional.empty(), List.of()));
    }

    /// The same with the reasons why the kernel was chosen.
    NodeTime because(Optional<Preference> known, List<Choice.Declined> others) {
        return new NodeTime(nodes, kernel, millis, step, known, others);
    }

    /// Whether it is the time of what runs the operator at `node`, or one of those within it.
    boolean isOf(NodePath node) {
        return !nodes.isEmpty() && nodes.getFirst().isWithin(node);
    }
}

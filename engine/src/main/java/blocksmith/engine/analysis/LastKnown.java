package blocksmith.engine.analysis;

import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.op.Port;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What left a node whose design is no longer found, when it was.
final class LastKnown {
    private LastKnown() {
    }

    /// Whether a problem says that the design is not found which the node stands for.
    static boolean isMissing(GraphNode.Opaque node, Problem problem) {
        return problem.code() == ProblemCode.NO_TEMPLATE && node.path().equals(problem.place().node());
    }

    /// In the order of the node's ports as wires name them now; empty when not all of it was ever known.
    static List<TensorType> outputs(GraphNode.Opaque node, Analysis previous) {
        var before = previous.outputs(node.path());
        var names = ports(node, previous).map(ports -> ports.outputs().stream().map(Port::name).toList())
                .orElse(List.of());
        var outputs = new ArrayList<TensorType>();
        for (var port : node.ports().outputs()) {
            int index = names.indexOf(port.name());
            if (index < 0 || index >= before.size()) {
                return List.of();
            }
            outputs.add(before.get(index));
        }
        return outputs;
    }

    private static Optional<Ports> ports(GraphNode.Opaque node, Analysis previous) {
        var group = previous.graph().groups().get(node.path());
        return group == null
                ? Optional.ofNullable(previous.graph().nodes().get(node.path())).map(GraphNode::ports)
                : Optional.of(group.ports());
    }

    /// What its outputs are taken to be.
    static Finding finding(GraphNode.Opaque node, List<TensorType> outputs) {
        return outputs.isEmpty()
                ? Finding.warning(ProblemCode.UNCERTAIN_SHAPE, null,
                        "The shape of " + node.operatorName() + " is not known here, so nothing behind it is counted.",
                        "Mend the problem beside this one first.")
                : Finding.warning(ProblemCode.UNCERTAIN_SHAPE, null,
                        "The shape is the last known, " + shapes(outputs) + "; what was within is not counted.",
                        "Mend the problem beside this one, or put another node here.");
    }

    private static String shapes(List<TensorType> outputs) {
        return outputs.stream().map(type -> type.shape().toString()).collect(Collectors.joining(" and "));
    }
}

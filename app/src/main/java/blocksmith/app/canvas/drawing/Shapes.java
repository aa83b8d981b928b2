package blocksmith.app.canvas.drawing;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.graph.Group;
import blocksmith.engine.op.Port;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.TensorType;
import java.util.List;
import java.util.Optional;

/// The shapes on wires.
final class Shapes {
    private final Analysis analysis;

    Shapes(Analysis analysis) {
        this.analysis = analysis;
    }

    /// What leaves an output, for one image; `was` the last that was known when it is not known now; else empty.
    String leaving(PortKey output) {
        var path = NodePath.of(output.node());
        return switch (analysis.nodes().get(path)) {
            case NodeAnalysis.Unknown unknown when unknown.outputs().isEmpty() -> last(unknown, output);
            case NodeAnalysis node -> text(node.node().ports(), node.outputs(), output);
            case null -> analysis.graph().groups().get(path) instanceof Group group
                    ? text(group.ports(), analysis.outputs(path), output)
                    : passing(path);
        };
    }

    private static String last(NodeAnalysis.Unknown node, PortKey output) {
        var text = text(node.node().ports(), node.lastOutputs(), output);
        return text.isEmpty() ? "" : "was " + text;
    }

    private static String text(Ports ports, List<TensorType> types, PortKey output) {
        int index = Port.indexOf(output.port(), ports.outputs());
        return index >= 0 && index < types.size() ? types.get(index).shape().perImage() : "";
    }

    /// What passes through a node whose condition does not hold.
    private String passing(NodePath path) {
        return analysis.graph().bypassed().getOrDefault(path, Optional.empty())
                .flatMap(outlet -> Optional.ofNullable(analysis.nodes().get(outlet.node()))
                        .map(NodeAnalysis::outputs)
                        .filter(outputs -> outlet.port() < outputs.size())
                        .map(outputs -> outputs.get(outlet.port()).shape().perImage()))
                .orElse("");
    }
}

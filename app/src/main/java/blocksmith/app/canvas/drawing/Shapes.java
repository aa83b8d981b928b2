package blocksmith.app.canvas.drawing;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.op.Port;
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

    /// What leaves an output, for one image; the last that was known when it is not known now; else empty.
    String leaving(PortKey output) {
        var path = NodePath.of(output.node());
        return switch (analysis.nodes().get(path)) {
            case NodeAnalysis.Known known -> text(known, known.outputs(), output);
            case NodeAnalysis.Unknown unknown -> text(unknown, unknown.lastOutputs(), output);
            case null -> passing(path);
        };
    }

    private static String text(NodeAnalysis node, List<TensorType> types, PortKey output) {
        int index = node.node().ports().outputs().stream().map(Port::name).toList().indexOf(
                output.port());
        return index >= 0 && index < types.size() ? types.get(index).shape().perImage() : "";
    }

    /// What passes through a node whose condition does not hold.
    private String passing(NodePath path) {
        return analysis.graph().bypassed().getOrDefault(path, Optional.empty())
                .map(outlet -> switch (analysis.nodes().get(outlet.node())) {
                    case NodeAnalysis.Known known -> known.outputs().get(outlet.port()).shape().perImage();
                    case NodeAnalysis.Unknown _ -> "";
                    case null -> "";
                })
                .orElse("");
    }
}

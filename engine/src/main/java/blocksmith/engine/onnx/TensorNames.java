package blocksmith.engine.onnx;

import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Output;
import blocksmith.engine.problem.NodePath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What tensors are called in a model: as the node that they leave, or as the Output that they lead to.
final class TensorNames {
    private final Map<Outlet, String> names = new HashMap<>();
    private final Set<Outlet> inputs = new HashSet<>();
    /// The Outputs that tensors are called after.
    private final Map<Outlet, NodePath> borders = new HashMap<>();

    /// @param nodes in computing order
    TensorNames(List<NodeAnalysis.Known> nodes) {
        nodes.forEach(this::nameOutlets);
        nodes.stream().filter(TensorNames::isOutput).forEach(this::nameAfter);
    }

    static boolean isOutput(NodeAnalysis.Known node) {
        return node.node().operator() instanceof Output;
    }

    static boolean isInput(NodeAnalysis.Known node) {
        return node.node().operator() instanceof Input;
    }

    private void nameOutlets(NodeAnalysis.Known node) {
        var path = node.node().path();
        var ports = node.node().ports().outputs();
        for (int port = 0; port < ports.size(); port++) {
            var name = ports.size() == 1 ? path.toString() : path + "." + ports.get(port).name();
            names.put(new Outlet(path, port), name);
            if (isInput(node)) {
                inputs.add(new Outlet(path, port));
            }
        }
    }

    /// A tensor has one name: where it leads to several Outputs, or comes from an Input, those after need nodes.
    private void nameAfter(NodeAnalysis.Known output) {
        var source = source(output);
        if (!inputs.contains(source) && borders.putIfAbsent(source, output.node().path()) == null) {
            names.put(source, output.node().path().toString());
        }
    }

    /// Where the wire of a node with one input begins.
    static Outlet source(NodeAnalysis.Known node) {
        return node.node().inputs().getFirst().orElseThrow();
    }

    /// Whether the tensor that leads to `output` is called so.
    boolean areNamedAfter(NodeAnalysis.Known output) {
        return output.node().path().equals(borders.get(source(output)));
    }

    String of(Outlet outlet) {
        return Objects.requireNonNull(names.get(outlet));
    }
}

package blocksmith.engine.run;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Output;
import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.weights.WeightSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs a graph by its operators' definitions, in double precision, one node after the other: what every other way of
/// running it is held against.
public final class ReferenceRun {
    private final WeightSource weights;
    private final Map<Outlet, DoubleTensor> tensors = new HashMap<>();

    private ReferenceRun(WeightSource weights) {
        this.weights = weights;
    }

    /// The results by the node that names them.
    ///
    /// @param inputs by the node that names them
    /// @throws IllegalArgumentException when the analysis has errors
    public static Map<NodePath, DoubleTensor> of(Analysis analysis, WeightSource weights,
            Map<NodePath, DoubleTensor> inputs) {
        if (analysis.hasErrors()) {
            throw new IllegalArgumentException("The design has problems: " + analysis.problems());
        }
        var run = new ReferenceRun(weights);
        var results = new LinkedHashMap<NodePath, DoubleTensor>();
        for (var analyzed : analysis.nodes().values()) {
            if (analyzed instanceof NodeAnalysis.Known node) {
                run.run(node, inputs, results);
            }
        }
        return results;
    }

    private void run(NodeAnalysis.Known node, Map<NodePath, DoubleTensor> inputs,
            Map<NodePath, DoubleTensor> results) {
        var path = node.node().path();
        switch (node.node().operator()) {
            case Input _ -> keep(path, List.of(given(inputs, path)));
            case Output _ -> results.put(path, arriving(node).getFirst());
            default -> keep(
                    path,
                    node.node().operator().reference(arriving(node), name -> weight(path, node.weightSpecs(), name)));
        }
    }

    private static DoubleTensor given(Map<NodePath, DoubleTensor> inputs, NodePath path) {
        return Optional.ofNullable(inputs.get(path))
                .orElseThrow(() -> new IllegalArgumentException("No tensor for input " + path));
    }

    private void keep(NodePath path, List<DoubleTensor> outputs) {
        for (int port = 0; port < outputs.size(); port++) {
            tensors.put(new Outlet(path, port), outputs.get(port));
        }
    }

    private List<DoubleTensor> arriving(NodeAnalysis.Known node) {
        return node.node()
                .inputs()
                .stream()
                .map(input -> Optional.ofNullable(tensors.get(input.orElseThrow())).orElseThrow())
                .toList();
    }

    private DoubleTensor weight(NodePath path, List<WeightSpec> specs, String name) {
        return specs.stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .map(spec -> weights.values(path, spec).toDouble())
                .orElseThrow();
    }
}

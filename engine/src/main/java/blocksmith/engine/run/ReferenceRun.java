package blocksmith.engine.run;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Input;
import blocksmith.engine.op.Output;
import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.op.WeightValues;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.weights.WeightSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Runs a graph by its operators' definitions, in double precision, one node after the other: what every other way of
/// running it is held against. Tensors are let go when their last reader has run.
public final class ReferenceRun {
    private final WeightSource weights;
    private final BooleanSupplier stop;
    private final Map<Outlet, DoubleTensor> tensors = new HashMap<>();
    private final Map<Outlet, NodePath> lastReaders = new HashMap<>();

    private ReferenceRun(WeightSource weights, BooleanSupplier stop) {
        this.weights = weights;
        this.stop = stop;
    }

    /// The results by the node that names them.
    ///
    /// @param inputs by the node that names them
    /// @throws IllegalArgumentException when the analysis has errors
    public static Map<NodePath, DoubleTensor> of(Analysis analysis, WeightSource weights,
            Map<NodePath, DoubleTensor> inputs) {
        return of(analysis, weights, inputs, () -> false).orElseThrow();
    }

    /// The same; empty when it was stopped.
    ///
    /// @param stop asked for each node, and in long ones each time that weights are needed, whether to leave the rest
    public static Optional<Map<NodePath, DoubleTensor>> of(Analysis analysis, WeightSource weights,
            Map<NodePath, DoubleTensor> inputs, BooleanSupplier stop) {
        if (analysis.hasErrors()) {
            throw new IllegalArgumentException("The design has problems: " + analysis.problems());
        }
        try {
            return Optional.of(new ReferenceRun(weights, stop).results(analysis, inputs));
        } catch (CancellationException _) {
            return Optional.empty();
        }
    }

    private Map<NodePath, DoubleTensor> results(Analysis analysis, Map<NodePath, DoubleTensor> inputs) {
        var results = new LinkedHashMap<NodePath, DoubleTensor>();
        var nodes = new ArrayList<NodeAnalysis.Known>();
        for (var analyzed : analysis.nodes().values()) {
            if (analyzed instanceof NodeAnalysis.Known node) {
                nodes.add(node);
                sources(node).forEach(outlet -> lastReaders.put(outlet, node.node().path()));
            }
        }
        for (var node : nodes) {
            leaveWhenStopped();
            run(node, inputs, results);
            sources(node).filter(outlet -> node.node().path().equals(lastReaders.get(outlet)))
                    .forEach(tensors::remove);
        }
        return results;
    }

    private void leaveWhenStopped() {
        if (stop.getAsBoolean()) {
            throw new CancellationException();
        }
    }

    private static Stream<Outlet> sources(NodeAnalysis.Known node) {
        return node.node().inputs().stream().map(Optional::orElseThrow);
    }

    private void run(NodeAnalysis.Known node, Map<NodePath, DoubleTensor> inputs,
            Map<NodePath, DoubleTensor> results) {
        var path = node.node().path();
        switch (node.node().operator()) {
            case Input _ -> keep(path, List.of(given(inputs, path)));
            case Output _ -> results.put(path, arriving(node).getFirst());
            default -> keep(
                    path,
                    node.node().operator().reference(arriving(node), weights(node)));
        }
    }

    /// Operators ask for the same weights again and again: drawing them each time would take longer than all else.
    private WeightValues weights(NodeAnalysis.Known node) {
        var known = new HashMap<String, DoubleTensor>();
        return name -> {
            leaveWhenStopped();
            return known.computeIfAbsent(name, _ -> weight(node.node().path(), node.weightSpecs(), name));
        };
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
        return sources(node).map(outlet -> Optional.ofNullable(tensors.get(outlet)).orElseThrow()).toList();
    }

    private DoubleTensor weight(NodePath path, List<WeightSpec> specs, String name) {
        return specs.stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .map(spec -> weights.values(path, spec).toDouble())
                .orElseThrow();
    }
}

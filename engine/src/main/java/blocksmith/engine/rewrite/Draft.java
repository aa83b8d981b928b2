package blocksmith.engine.rewrite;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.WeightValues;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import blocksmith.engine.weights.WeightSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A deployed form in the making. It is changed in place, for a copy at each rewrite would make the time grow with the square
/// of the nodes; it does not leave [Deployment#of].
final class Draft {
    private final Analysis analysis;
    private final WeightSource source;
    private final Map<NodePath, GraphNode> nodes = new LinkedHashMap<>();
    /// By tensor: those that read it, once for each wire.
    private final Map<Outlet, List<NodePath>> readers = new HashMap<>();
    /// What stands in for tensors that are no longer made.
    private final Map<Outlet, Outlet> moved = new HashMap<>();
    private final Map<NodePath, FoldedLayer> folded = new HashMap<>();
    private final List<Rewritten> made = new ArrayList<>();

    Draft(Analysis analysis, WeightSource source) {
        this.analysis = analysis;
        this.source = source;
        for (var node : analysis.graph().inOrder()) {
            nodes.put(node.path(), node);
            node.inputs().forEach(input -> input.ifPresent(outlet -> readers(outlet).add(node.path())));
        }
    }

    private List<NodePath> readers(Outlet outlet) {
        return readers.computeIfAbsent(outlet, _ -> new ArrayList<>());
    }

    /// Of all nodes that are left, in computing order.
    List<NodePath> paths() {
        return List.copyOf(nodes.keySet());
    }

    /// A node that is left, if all is known of it.
    Optional<GraphNode.Typed> node(NodePath path) {
        return nodes.get(path) instanceof GraphNode.Typed typed
                && analysis.nodes().get(path) instanceof NodeAnalysis.Known ? Optional.of(typed) : Optional.empty();
    }

    /// Of what arrives at a node on each of its wires, which no rewrite changes.
    List<Shape> shapesInto(GraphNode.Typed node) {
        return known(node.path()).inputs().stream().map(TensorType::shape).toList();
    }

    private NodeAnalysis.Known known(NodePath path) {
        if (analysis.nodes().get(path) instanceof NodeAnalysis.Known known) {
            return known;
        }
        throw new IllegalStateException("Nothing is known of " + path);
    }

    boolean isReadOnlyBy(Outlet outlet, NodePath reader) {
        return readers(outlet).equals(List.of(reader));
    }

    /// The only one that reads a tensor; empty where there are several, or none.
    Optional<GraphNode.Typed> onlyReader(Outlet outlet) {
        var all = readers(outlet);
        return all.size() == 1 ? node(all.getFirst()) : Optional.empty();
    }

    /// The weights of a node as they are now. One without a bias has one of zeros.
    WeightValues weights(NodePath path) {
        var layer = folded.get(path);
        return layer == null ? own(path) : layer;
    }

    private WeightValues own(NodePath path) {
        var known = known(path);
        return name -> known.weightSpecs()
                .stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .map(spec -> source.values(path, spec).toDouble())
                .orElseGet(() -> DoubleTensor.zeros(Shape.of(known.outputs().getFirst().shape().channels())));
    }

    /// Gives a node another operator, and weights that another has gone into.
    void foldInto(NodePath path, Operator changed, FoldedLayer.Step step) {
        folded.computeIfAbsent(path, _ -> new FoldedLayer(own(path))).then(step);
        put(path, changed);
    }

    /// Puts another operator with weights of its own in the place of a node.
    void replace(NodePath path, Operator changed, WeightValues weights) {
        folded.put(path, new FoldedLayer(weights));
        put(path, changed);
    }

    private void put(NodePath path, Operator changed) {
        nodes.computeIfPresent(path, (_, before) -> new GraphNode.Typed(path, changed, before.inputs()));
    }

    /// Takes a node of one output away: what read it reads `standIn`.
    void remove(NodePath path, Outlet standIn) {
        var node = nodes.remove(path);
        if (node == null) {
            throw new IllegalStateException(path + " is gone already");
        }
        node.inputs().forEach(input -> input.ifPresent(outlet -> readers(outlet).remove(path)));
        var gone = new Outlet(path, 0);
        var wires = new Rewiring(Map.of(gone, standIn));
        for (var reader : readers(gone)) {
            nodes.computeIfPresent(reader, (_, before) -> wires.of(before));
            readers(standIn).add(reader);
        }
        readers.remove(gone);
        moved.put(gone, standIn);
        folded.remove(path);
    }

    void note(Rewritten rewritten) {
        made.add(rewritten);
    }

    List<Rewritten> made() {
        return made;
    }

    Graph graph() {
        var before = analysis.graph();
        var wires = new Rewiring(moved);
        var bypassed = new LinkedHashMap<>(before.bypassed());
        bypassed.replaceAll((_, through) -> through.map(wires::of));
        var groups = new LinkedHashMap<>(before.groups());
        groups.replaceAll((_, group) -> wires.of(group));
        return Graph.of(nodes.values(), bypassed, groups, before.problems());
    }

    /// Asked once, when all is done.
    FoldedWeights weights() {
        return new FoldedWeights(folded, source);
    }
}

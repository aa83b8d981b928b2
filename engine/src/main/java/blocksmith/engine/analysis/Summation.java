package blocksmith.engine.analysis;

import blocksmith.engine.analysis.Totals.Completeness;
import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.GraphNode;
import blocksmith.engine.op.Convention;
import blocksmith.engine.op.Output;
import blocksmith.engine.problem.NodePath;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// The totals of a graph. What leads to no Output is not run, and does not count; but while something on the way to an
/// Output is missing or wrong, all that is known counts, for much of it leads nowhere only for now.
final class Summation {
    private final Graph graph;
    private final Map<NodePath, NodeAnalysis.Known> known;

    Summation(Graph graph, Map<NodePath, NodeAnalysis.Known> known) {
        var used = graph.leadingToOutputs();
        this.graph = known.keySet().containsAll(used.nodes().keySet()) ? used : graph;
        this.known = new LinkedHashMap<>(known);
        this.known.keySet().retainAll(this.graph.nodes().keySet());
    }

    private Summation(Map<NodePath, NodeAnalysis.Known> known, Graph all) {
        this.graph = all;
        this.known = known;
    }

    /// The totals of some nodes, whether they lead to an Output or not.
    static Totals of(Map<NodePath, GraphNode> nodes, Map<NodePath, NodeAnalysis> analyses) {
        var known = new LinkedHashMap<NodePath, NodeAnalysis.Known>();
        for (var path : nodes.keySet()) {
            if (analyses.get(path) instanceof NodeAnalysis.Known node) {
                known.put(path, node);
            }
        }
        return new Summation(known, Graph.of(nodes)).totals();
    }

    Totals totals() {
        return new Totals(
                sum(NodeAnalysis.Known::weights),
                sum(NodeAnalysis.Known::parameters),
                sum(NodeAnalysis.Known::buffers),
                sum(NodeAnalysis.Known::macs),
                counted(),
                sum(node -> node.activationBytes().value()),
                sum(node -> node.bytesMoved().value()),
                new Liveness(graph, known).peakBytes(),
                receptiveField(),
                known.size() == graph.nodes().size() ? Completeness.ALL_NODES : Completeness.KNOWN_NODES_ONLY);
    }

    private Map<Convention, Long> counted() {
        var counted = new EnumMap<Convention, Long>(Convention.class);
        for (var convention : Convention.values()) {
            counted.put(convention, sum(node -> node.counted(convention)));
        }
        return Collections.unmodifiableMap(counted);
    }

    private long sum(ToLongFunction<NodeAnalysis.Known> count) {
        return known.values().stream().mapToLong(count).reduce(0, Saturated::plus);
    }

    private Optional<ReceptiveField> receptiveField() {
        return graph.nodes()
                .keySet()
                .stream()
                .map(known::get)
                .filter(node -> node != null && node.node().operator() instanceof Output)
                .findFirst()
                .flatMap(NodeAnalysis.Known::receptiveField);
    }
}

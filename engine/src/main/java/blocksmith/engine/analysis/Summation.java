package blocksmith.engine.analysis;

import blocksmith.engine.analysis.Totals.Completeness;
import blocksmith.engine.graph.Graph;
import blocksmith.engine.op.Convention;
import blocksmith.engine.op.Output;
import blocksmith.engine.problem.NodePath;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/// The totals of a graph. What leads to no Output is not run, and does not count; but while something on the way to an
/// Output is missing or wrong, all that is known counts, for much of it leads nowhere only for now.
final class Summation {
    private final Graph graph;
    private final List<NodeAnalysis> results;
    private final Setting setting;

    /// @param results in the graph's computing order
    Summation(Graph graph, List<NodeAnalysis> results, Setting setting) {
        this.graph = graph;
        this.results = results;
        this.setting = setting;
    }

    Totals totals() {
        IntPredicate onTheWay = graph.wires()::leadsToOutput;
        return totals(isKnown(onTheWay) ? onTheWay : _ -> true);
    }

    /// Of the nodes within one, whether they lead to an Output or not.
    Totals totalsWithin(NodePath path) {
        return totals(place -> graph.wires().paths().get(place).isWithin(path));
    }

    private boolean isKnown(IntPredicate which) {
        for (int place = 0; place < results.size(); place++) {
            if (which.test(place) && !(results.get(place) instanceof NodeAnalysis.Known)) {
                return false;
            }
        }
        return true;
    }

    private Totals totals(IntPredicate which) {
        var sums = new Counts();
        Optional<ReceptiveField> field = Optional.empty();
        for (int place = 0; place < results.size(); place++) {
            if (which.test(place) && results.get(place) instanceof NodeAnalysis.Known node) {
                sums.add(node.counts());
                field = field.isEmpty() && node.node().operator() instanceof Output ? node.receptiveField() : field;
            }
        }
        return new Totals(
                sums.get(Counts.WEIGHTS),
                sums.get(Counts.PARAMETERS),
                sums.get(Counts.BUFFERS),
                sums.get(Counts.MACS),
                counted(sums),
                sums.get(Counts.ACTIVATION_BYTES),
                sums.get(Counts.BYTES_MOVED),
                new Liveness(graph, results, setting.precision(), which).peakBytes(),
                setting.precision(),
                field,
                isKnown(which) ? Completeness.ALL_NODES : Completeness.KNOWN_NODES_ONLY);
    }

    private static Map<Convention, Long> counted(Counts sums) {
        var counted = new EnumMap<Convention, Long>(Convention.class);
        for (var convention : Convention.values()) {
            counted.put(convention, sums.counted(convention));
        }
        return Collections.unmodifiableMap(counted);
    }
}

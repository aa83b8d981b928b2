package blocksmith.engine.analysis;

import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.tensor.TensorType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known of a graph without running it. It never goes blank: what does not depend on a broken node is there.
///
/// @param nodes in the graph's computing order
public record Analysis(Graph graph, Setting setting, Map<NodePath, NodeAnalysis> nodes, Totals totals,
        List<Problem> problems) {
    public Analysis {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        problems = List.copyOf(problems);
    }

    public static Analysis of(Graph graph, Setting setting) {
        return new Analyzer(graph, setting, null).analyze();
    }

    /// The same as [#of(Graph, Setting)], but takes from `previous` what has not changed, and the last known shapes of
    /// what is no longer known.
    public static Analysis of(Graph graph, Setting setting, Analysis previous) {
        return new Analyzer(graph, setting, previous).analyze();
    }

    /// What leaves the node of a design at `path`, which may stand for several here; empty when not all of it is known.
    public List<TensorType> outputs(NodePath path) {
        var group = graph.groups().get(path);
        if (group == null) {
            var node = nodes.get(path);
            return node == null ? List.of() : node.outputs();
        }
        var types = group.outputs().stream().map(outlet -> outlet.flatMap(this::type)).toList();
        return types.stream().allMatch(Optional::isPresent)
                ? types.stream().map(Optional::get).toList()
                : List.of();
    }

    /// What left it when that was last known; empty when it never was.
    public List<TensorType> lastOutputs(NodePath path) {
        return nodes.get(path) instanceof NodeAnalysis.Unknown unknown ? unknown.lastOutputs() : outputs(path);
    }

    private Optional<TensorType> type(Outlet outlet) {
        return Optional.ofNullable(nodes.get(outlet.node()))
                .map(NodeAnalysis::outputs)
                .filter(outputs -> outlet.port() < outputs.size())
                .map(outputs -> outputs.get(outlet.port()));
    }

    /// The totals of what the node of a design at `path` stands for.
    public Totals within(NodePath path) {
        var inside = new LinkedHashMap<>(graph.nodes());
        inside.keySet().removeIf(node -> !node.isWithin(path));
        return Summation.of(inside, nodes);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}

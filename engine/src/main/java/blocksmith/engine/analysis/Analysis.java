package blocksmith.engine.analysis;

import blocksmith.engine.graph.Graph;
import blocksmith.engine.graph.InOrder;
import blocksmith.engine.graph.Outlet;
import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.tensor.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is known of a graph without running it. It never goes blank: what does not depend on a broken node is there.
/// Immutable.
public final class Analysis {
    private final Graph graph;
    private final Setting setting;
    private final List<NodeAnalysis> results;
    private final List<List<Problem>> found;
    private final Totals totals;
    private final List<Problem> problems;

    /// @param results in the graph's computing order
    /// @param found   what is wrong with each node
    Analysis(Graph graph, Setting setting, List<NodeAnalysis> results, List<List<Problem>> found, Totals totals,
            List<Problem> problems) {
        this.graph = graph;
        this.setting = setting;
        this.results = Collections.unmodifiableList(results);
        this.found = found;
        this.totals = totals;
        this.problems = List.copyOf(problems);
    }

    public static Analysis of(Graph graph, Setting setting) {
        return new Analyzer(graph, setting, null).analyze();
    }

    /// The same as [#of(Graph, Setting)], but takes from `previous` what has not changed, and the last known shapes of
    /// what is no longer known.
    public static Analysis of(Graph graph, Setting setting, Analysis previous) {
        return new Analyzer(graph, setting, previous).analyze();
    }

    /// The same with what else is wrong with the design: the graph does not tell of its files.
    public Analysis with(List<Problem> more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(problems);
        all.addAll(more);
        return new Analysis(graph, setting, results, found, totals, all);
    }

    public Graph graph() {
        return graph;
    }

    public Setting setting() {
        return setting;
    }

    /// By path, in computing order.
    public Map<NodePath, NodeAnalysis> nodes() {
        return new InOrder<>(graph.wires(), results);
    }

    List<NodeAnalysis> inOrder() {
        return results;
    }

    List<List<Problem>> found() {
        return found;
    }

    public Totals totals() {
        return totals;
    }

    public List<Problem> problems() {
        return problems;
    }

    /// What leaves the node of a design at `path`, which may stand for several here; empty when not all of it is known.
    public List<TensorType> outputs(NodePath path) {
        var group = graph.groups().get(path);
        if (group == null) {
            var node = nodes().get(path);
            return node == null ? List.of() : node.outputs();
        }
        var types = group.outputs().stream().map(outlet -> outlet.flatMap(this::type)).toList();
        return types.stream().allMatch(Optional::isPresent)
                ? types.stream().map(Optional::get).toList()
                : List.of();
    }

    /// What left it when that was last known; empty when it never was.
    public List<TensorType> lastOutputs(NodePath path) {
        return nodes().get(path) instanceof NodeAnalysis.Unknown unknown ? unknown.lastOutputs() : outputs(path);
    }

    private Optional<TensorType> type(Outlet outlet) {
        return Optional.ofNullable(nodes().get(outlet.node()))
                .map(NodeAnalysis::outputs)
                .filter(outputs -> outlet.port() < outputs.size())
                .map(outputs -> outputs.get(outlet.port()));
    }

    /// The totals of what the node of a design at `path` stands for.
    public Totals within(NodePath path) {
        return new Summation(graph, results, setting).totalsWithin(path);
    }

    /// The weights that each node needs, as far as it is known; those that need none are left out.
    public Map<NodePath, List<WeightSpec>> weightSpecs() {
        var needed = new LinkedHashMap<NodePath, List<WeightSpec>>();
        for (var result : results) {
            if (result instanceof NodeAnalysis.Known known && !known.weightSpecs().isEmpty()) {
                needed.put(known.node().path(), known.weightSpecs());
            }
        }
        return needed;
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}

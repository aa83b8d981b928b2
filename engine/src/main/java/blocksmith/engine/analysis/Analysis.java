package blocksmith.engine.analysis;

import blocksmith.engine.graph.Graph;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}

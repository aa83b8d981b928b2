package blocksmith.engine.template;

import blocksmith.engine.design.Design;
import blocksmith.engine.expression.Evaluated;
import blocksmith.engine.expression.Scope;
import blocksmith.engine.graph.Graph;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A design with its parameters and expressions resolved, and the graph that this makes.
public final class Elaboration {
    private final Design design;
    private final Environment environment;
    private final Map<NodeId, Resolution> resolutions;
    private final Graph graph;

    private Elaboration(Design design, Environment environment, Map<NodeId, Resolution> resolutions) {
        this.design = design;
        this.environment = environment;
        this.resolutions = resolutions;
        this.graph = new GraphAssembly(design, environment, resolutions).graph();
    }

    /// @param arguments values that take the place of the parameters' own, by name
    public static Elaboration of(Design design, Map<String, Literal> arguments) {
        return of(design, arguments, new Elaboration(Design.EMPTY, new Environment(Map.of(), List.of()), Map.of()));
    }

    /// The same as [#of(Design, Map)], but takes from `previous` the nodes that have not changed, as long as the
    /// parameters have not either.
    public static Elaboration of(Design design, Map<String, Literal> arguments, Elaboration previous) {
        var environment = ParameterResolver.resolve(design.parameters(), arguments);
        var scope = Scope.of(environment.values());
        boolean sameScope = environment.values().equals(previous.environment.values());
        var resolutions = new LinkedHashMap<NodeId, Resolution>();
        design.nodes().forEach((id, node) -> {
            var before = previous.resolutions.get(id);
            boolean unchanged = sameScope && node.equals(previous.design.nodes().get(id));
            resolutions.put(id, unchanged && before != null ? before : NodeResolver.resolve(node, scope));
        });
        return new Elaboration(design, environment, resolutions);
    }

    public Design design() {
        return design;
    }

    public Graph graph() {
        return graph;
    }

    /// The parameters' values by name, in the design's order; [Evaluated.Failed] for one that has none.
    public Map<String, Evaluated> parameters() {
        return environment.values();
    }
}

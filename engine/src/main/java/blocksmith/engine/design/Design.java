package blocksmith.engine.design;

import blocksmith.engine.problem.NodeId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A design as its author wrote it: the document that is edited, saved and shared. Immutable: an [Edit] makes another.
///
/// @param nodes   in the author's order, by id
/// @param weights where weights come from that nodes do not set
public record Design(String name, String description, List<Parameter> parameters, Map<NodeId, Node> nodes,
        Weights weights, Layout layout) {
    public static final Design EMPTY = new Design("Untitled", "", List.of(), Map.of(), Layout.EMPTY);

    /// With drawn weights.
    public Design(String name, String description, List<Parameter> parameters, Map<NodeId, Node> nodes,
            Layout layout) {
        this(name, description, parameters, nodes, Weights.DRAWN, layout);
    }

    public Design {
        parameters = List.copyOf(parameters);
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    public Design withNodes(Map<NodeId, Node> changed) {
        return new Design(name, description, parameters, changed, weights, layout);
    }

    public Design withLayout(Layout changed) {
        return new Design(name, description, parameters, nodes, weights, changed);
    }

    public Design withParameters(List<Parameter> changed) {
        return new Design(name, description, changed, nodes, weights, layout);
    }

    public Design withName(String changed) {
        return new Design(changed, description, parameters, nodes, weights, layout);
    }

    public Design withDescription(String changed) {
        return new Design(name, changed, parameters, nodes, weights, layout);
    }

    public Design withWeights(Weights changed) {
        return new Design(name, description, parameters, nodes, changed, layout);
    }
}

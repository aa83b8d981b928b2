package blocksmith.engine.design;

import blocksmith.engine.problem.NodeId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A design as its author wrote it: the document that is edited, saved and shared. Immutable: an [Edit] makes another.
///
/// @param constraints what must hold of the parameters together
/// @param variants    what it is under other values, by names of their own
/// @param nodes       in the author's order, by id
/// @param ports       the order of its Inputs and Outputs as ports, as far as it is another than theirs among the nodes
/// @param weights     where weights come from that nodes do not set
public record Design(String name, String description, List<Parameter> parameters, List<Constraint> constraints,
        List<Variant> variants, Map<NodeId, Node> nodes, List<NodeId> ports, Weights weights, Layout layout) {
    public static final Design EMPTY = new Design("Untitled", "", List.of(), Map.of(), Layout.EMPTY);

    /// Without constraints and variants, with drawn weights.
    public Design(String name, String description, List<Parameter> parameters, Map<NodeId, Node> nodes,
            Layout layout) {
        this(name, description, parameters, List.of(), List.of(), nodes, List.of(), Weights.DRAWN, layout);
    }

    public Design {
        parameters = List.copyOf(parameters);
        constraints = List.copyOf(constraints);
        variants = List.copyOf(variants);
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        ports = List.copyOf(ports);
    }

    public Design withNodes(Map<NodeId, Node> changed) {
        return new Design(name, description, parameters, constraints, variants, changed, ports, weights, layout);
    }

    public Design withLayout(Layout changed) {
        return new Design(name, description, parameters, constraints, variants, nodes, ports, weights, changed);
    }

    public Design withParameters(List<Parameter> changed) {
        return new Design(name, description, changed, constraints, variants, nodes, ports, weights, layout);
    }

    public Design withConstraints(List<Constraint> changed) {
        return new Design(name, description, parameters, changed, variants, nodes, ports, weights, layout);
    }

    public Design withName(String changed) {
        return new Design(changed, description, parameters, constraints, variants, nodes, ports, weights, layout);
    }

    public Design withDescription(String changed) {
        return new Design(name, changed, parameters, constraints, variants, nodes, ports, weights, layout);
    }

    public Design withWeights(Weights changed) {
        return new Design(name, description, parameters, constraints, variants, nodes, ports, changed, layout);
    }

    public Design withPorts(List<NodeId> changed) {
        return new Design(name, description, parameters, constraints, variants, nodes, changed, weights, layout);
    }

    public Design withVariants(List<Variant> changed) {
        return new Design(name, description, parameters, constraints, changed, nodes, ports, weights, layout);
    }

    /// The design that a variant is: under its name, its values the parameters' own.
    public Design as(Variant variant) {
        var own = parameters.stream()
                .map(parameter -> parameter
                        .withValue(variant.values().getOrDefault(parameter.key(variant.values()), parameter.value())))
                .toList();
        return new Design(variant.name(), description, own, constraints, List.of(), nodes, ports, weights, layout);
    }
}

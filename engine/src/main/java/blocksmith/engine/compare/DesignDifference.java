package blocksmith.engine.compare;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.Parameter;
import blocksmith.engine.design.Wire;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is other in one design than in another, where things stand apart. Nodes are the same by their ids; one whose id
/// is in one design only is taken for one of the other that is equal to it in all else.
///
/// @param parameters of the designs, in the order of the second
/// @param constraints those that only one of the designs has, by their rules
/// @param nodes      in the order of the second, those that are gone behind
public record DesignDifference(List<ValueChange> parameters, List<ValueChange> constraints,
        List<NodeChange> nodes) {
    public DesignDifference {
        parameters = List.copyOf(parameters);
        constraints = List.copyOf(constraints);
        nodes = List.copyOf(nodes);
    }

    public static DesignDifference of(Design before, Design after) {
        var changes = new ArrayList<ValueChange>();
        compare(values(before.parameters()), values(after.parameters()), changes);
        var constraints = new ArrayList<ValueChange>();
        compare(rules(before), rules(after), constraints);
        return new DesignDifference(changes, constraints, nodes(before.nodes(), after.nodes()));
    }

    public boolean isNone() {
        return parameters.isEmpty() && constraints.isEmpty()
                && nodes.stream().allMatch(node -> node.kind() == NodeChange.Kind.SAME);
    }

    private static Map<String, String> values(List<Parameter> parameters) {
        var values = new LinkedHashMap<String, String>();
        parameters.forEach(parameter -> values.put(parameter.name(), text(parameter.value())));
        return values;
    }

    private static Map<String, String> rules(Design design) {
        var rules = new LinkedHashMap<String, String>();
        design.constraints().forEach(constraint -> rules.put(constraint.rule(), "required"));
        return rules;
    }

    private static List<NodeChange> nodes(Map<NodeId, Node> before, Map<NodeId, Node> after) {
        var renamed = renamed(before, after);
        var changes = new ArrayList<NodeChange>();
        for (var node : after.values()) {
            var earlier = before.containsKey(node.id()) ? node.id() : renamed.get(node.id());
            changes.add(earlier == null
                    ? new NodeChange(NodeChange.Kind.ADDED, Optional.empty(), Optional.of(node.id()), List.of())
                    : change(Objects.requireNonNull(before.get(earlier)), node, renamed));
        }
        before.keySet()
                .stream()
                .filter(id -> !after.containsKey(id) && !renamed.containsValue(id))
                .forEach(id -> changes.add(
                        new NodeChange(NodeChange.Kind.REMOVED, Optional.of(id), Optional.empty(), List.of())));
        return changes;
    }

    private static NodeChange change(Node before, Node after, Map<NodeId, NodeId> renamed) {
        var changes = new ArrayList<ValueChange>();
        compare(settings(before, Map.of()), settings(after, renamed), changes);
        var kind = !changes.isEmpty()
                ? NodeChange.Kind.CHANGED
                : before.id().equals(after.id()) ? NodeChange.Kind.SAME : NodeChange.Kind.RENAMED;
        return new NodeChange(kind, Optional.of(before.id()), Optional.of(after.id()), changes);
    }

    /// The ids that only `after` has, of nodes that `before` has under another. In the order of wires, so that a whole
    /// chain may have other names.
    private static Map<NodeId, NodeId> renamed(Map<NodeId, Node> before, Map<NodeId, Node> after) {
        var renamed = new HashMap<NodeId, NodeId>();
        var gone = new LinkedHashSet<>(before.keySet());
        gone.removeAll(after.keySet());
        boolean found = true;
        while (found) {
            found = false;
            for (var node : after.values()) {
                if (!before.containsKey(node.id()) && !renamed.containsKey(node.id())) {
                    var equal = equal(node, gone, before, renamed);
                    equal.ifPresent(id -> {
                        renamed.put(node.id(), id);
                        gone.remove(id);
                    });
                    found |= equal.isPresent();
                }
            }
        }
        return renamed;
    }

    private static Optional<NodeId> equal(Node node, Set<NodeId> gone, Map<NodeId, Node> before,
            Map<NodeId, NodeId> renamed) {
        var settings = settings(node, renamed);
        return gone.stream()
                .filter(id -> settings(Objects.requireNonNull(before.get(id)), Map.of()).equals(settings))
                .findFirst();
    }

    /// All that a node says, by what it is called.
    ///
    /// @param renamed the ids that its wires begin at, as the design before has them
    private static Map<String, String> settings(Node node, Map<NodeId, NodeId> renamed) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("operator", node.operator());
        node.values().forEach((name, value) -> settings.put(name, text(value)));
        node.inputs().forEach((port, wire) -> settings.put(port, earlier(wire, renamed).toString()));
        put(settings, "title", node.title());
        put(settings, "repeat", node.repeat() == null ? null : text(node.repeat()));
        put(settings, "when", node.when());
        node.weights().forEach((name, value) -> settings.put("weights of " + name, value.toString()));
        return settings;
    }

    /// One for one value: `1.0` says what `1` does.
    private static String text(Literal value) {
        return switch (value) {
            case Literal.Decimal(double number) when number == (long) number -> Long.toString((long) number);
            case Literal.Sequence(var items) -> items.stream().map(DesignDifference::text)
                    .collect(Collectors.joining(", ", "[", "]"));
            case Literal.Decimal _,Literal.Whole _,Literal.Truth _,Literal.Word _ -> value.toString();
        };
    }

    private static Wire earlier(Wire wire, Map<NodeId, NodeId> renamed) {
        return new Wire(renamed.getOrDefault(wire.node(), wire.node()), wire.port());
    }

    private static void put(Map<String, String> settings, String name, @Nullable Object value) {
        if (value != null) {
            settings.put(name, value.toString());
        }
    }

    private static void compare(Map<String, String> before, Map<String, String> after, List<ValueChange> changes) {
        var names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        for (var name : names) {
            var earlier = before.getOrDefault(name, "");
            var later = after.getOrDefault(name, "");
            if (!earlier.equals(later)) {
                changes.add(new ValueChange(name, earlier, later));
            }
        }
    }
}

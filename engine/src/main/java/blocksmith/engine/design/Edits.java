package blocksmith.engine.design;

import blocksmith.engine.problem.NodeId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Applies edits. Undo needs nothing of the kind: it goes back to an earlier [Design].
public final class Edits {
    private Edits() {
    }

    /// The design after `edit`: the same object when the edit names what is not there, or changes nothing.
    public static Design apply(Design design, Edit edit) {
        var changed = switch (edit) {
            case Edit.PutNode(var node, var position) -> putNode(design, node, position);
            case Edit.RemoveNodes(var nodes) -> removeNodes(design, nodes);
            case Edit.SetValue(var id, var name, var value) ->
                change(design, id, node -> node.withValues(with(node.values(), name, value)));
            case Edit.SetWhen(var id, var condition) -> change(design, id, node -> node.withWhen(condition));
            case Edit.SetWeights(var id, var tensor, var setting) ->
                change(design, id, node -> node.withWeights(with(node.weights(), tensor, setting)));
            case Edit.SetRepeat(var id, var count) -> change(design, id, node -> node.withRepeat(count));
            case Edit.SetTitle(var id, var title) -> change(design, id, node -> node.withTitle(title));
            case Edit.Connect(var from, var to, var port) -> connect(design, from, to, port);
            case Edit.Disconnect(var to, var port) -> setInput(design, to, port, null);
            case Edit.MoveNodes(var positions) -> moveNodes(design, positions);
            case Edit.PutFrame(var frame) -> putFrame(design, frame);
            case Edit.MovePort(var port, int index) -> PortOrder.moved(design, port, index);
            case Edit.SetParameters(var parameters) -> setParameters(design, parameters);
            case Edit.RenameParameter(var name, var to) -> Renaming.of(design, name, to);
            case Edit.SetConstraints(var constraints) -> design.withConstraints(constraints);
            case Edit.SetName(var name, var description) -> design.withName(name).withDescription(description);
            case Edit.Together(_, var edits) -> together(design, edits);
        };
        return changed.equals(design) ? design : changed;
    }

    private static Design together(Design design, List<Edit> edits) {
        var changed = design;
        for (var edit : edits) {
            changed = apply(changed, edit);
        }
        return changed;
    }

    private static Design putNode(Design design, Node node, Point position) {
        var nodes = with(design.nodes(), node.id(), node);
        return nodes.size() > Limits.NODES
                ? design
                : design.withNodes(nodes).withLayout(design.layout().placed(Map.of(node.id(), position)));
    }

    private static Design moveNodes(Design design, Map<NodeId, Point> targets) {
        var present = new LinkedHashMap<>(targets);
        present.keySet().retainAll(design.nodes().keySet());
        return design.withLayout(design.layout().placed(present));
    }

    private static Design removeNodes(Design design, Set<NodeId> gone) {
        var rest = new LinkedHashMap<NodeId, Node>();
        for (var node : design.nodes().values()) {
            if (!gone.contains(node.id())) {
                rest.put(node.id(), withoutWiresFrom(gone, node));
            }
        }
        return PortOrder.tidied(design.withNodes(rest).withLayout(design.layout().without(gone)));
    }

    private static Node withoutWiresFrom(Set<NodeId> gone, Node node) {
        if (node.inputs().values().stream().noneMatch(wire -> gone.contains(wire.node()))) {
            return node;
        }
        var inputs = new LinkedHashMap<>(node.inputs());
        inputs.values().removeIf(wire -> gone.contains(wire.node()));
        return node.withInputs(inputs);
    }

    private static Design connect(Design design, Wire from, NodeId to, String port) {
        return design.nodes().containsKey(from.node()) ? setInput(design, to, port, from) : design;
    }

    private static Design setInput(Design design, NodeId to, String port, @Nullable Wire wire) {
        return change(design, to, node -> node.withInputs(with(node.inputs(), port, wire)));
    }

    private static Design change(Design design, NodeId id, UnaryOperator<Node> change) {
        var node = design.nodes().get(id);
        return node == null ? design : design.withNodes(with(design.nodes(), id, change.apply(node)));
    }

    /// A frame keeps to nodes that are there.
    private static Design putFrame(Design design, Frame frame) {
        var present = frame.nodes().stream().filter(design.nodes()::containsKey).distinct().toList();
        return design.withLayout(design.layout().framed(new Frame(frame.id(), frame.title(), present)));
    }

    /// Two parameters of one name cannot be told apart, nor saved; a name that one had means it still.
    private static Design setParameters(Design design, List<Parameter> parameters) {
        var names = new HashSet<String>();
        return parameters.stream().flatMap(Parameter::names).allMatch(names::add)
                ? design.withParameters(parameters)
                : design;
    }

    /// `map` with another value under `key`, in its place if it was there; without the key when the value is null.
    private static <K, V> Map<K, V> with(Map<K, V> map, K key, @Nullable V value) {
        var changed = new LinkedHashMap<>(map);
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        return changed;
    }
}

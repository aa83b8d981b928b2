package blocksmith.engine.design;

import blocksmith.engine.problem.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A part of a design, cut out to be copied: nodes, the wires between them, where they stand, the frames that they fill
/// and the parameters that they use. As text it is a design, so that a whole design can be pasted as well.
public record Fragment(Design content) {
    public static Fragment of(Design design, Set<NodeId> nodes) {
        var inside = new LinkedHashMap<NodeId, Node>();
        design.nodes().forEach((id, node) -> {
            if (nodes.contains(id)) {
                inside.put(id, withWiresFrom(nodes, node));
            }
        });
        return new Fragment(
                new Design("Fragment", "", used(design.parameters(), inside), inside, layout(design, inside)));
    }

    /// The fragment that a clipboard's text holds, if it holds one.
    public static Optional<Fragment> parse(String text) {
        return switch (DesignCodec.read(text)) {
            case DesignReading.Read(var design) -> Optional.of(new Fragment(design));
            case DesignReading.Refused _ -> Optional.empty();
        };
    }

    public String text() {
        return DesignCodec.write(content);
    }

    private static Node withWiresFrom(Set<NodeId> nodes, Node node) {
        var inputs = new LinkedHashMap<>(node.inputs());
        inputs.values().removeIf(wire -> !nodes.contains(wire.node()));
        return node.withInputs(inputs);
    }

    static Layout layout(Design design, Map<NodeId, Node> inside) {
        var positions = new LinkedHashMap<>(design.layout().positions());
        positions.keySet().retainAll(inside.keySet());
        var frames = design.layout().frames().stream()
                .filter(frame -> inside.keySet().containsAll(frame.nodes()))
                .toList();
        return new Layout(positions, frames);
    }

    /// The parameters that the nodes use, and those that these use in turn.
    static List<Parameter> used(List<Parameter> parameters, Map<NodeId, Node> nodes) {
        var names = new HashSet<String>();
        nodes.values().forEach(node -> Uses.texts(node).flatMap(Uses::names).forEach(names::add));
        var used = new ArrayList<Parameter>();
        for (var parameter : parameters.reversed()) {
            if (names.contains(parameter.name())) {
                used.addFirst(parameter.asNew());
                Uses.words(parameter.value()).flatMap(Uses::names).forEach(names::add);
            }
        }
        return used;
    }

    /// The edit that puts a copy into `design`, moved by so many pixels: ids that are taken there are replaced, and
    /// parameters that are there already keep their values.
    public Edit paste(Design design, int dx, int dy) {
        var fresh = FreshIds.beside(design);
        var ids = new HashMap<NodeId, NodeId>();
        content.nodes().keySet().forEach(id -> ids.put(id, fresh.like(id)));
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.SetParameters(parametersWith(design)));
        for (var node : content.nodes().values()) {
            var position = content.layout().positions().getOrDefault(node.id(), new Point(0, 0));
            edits.add(new Edit.PutNode(renamed(node, ids), position.plus(dx, dy)));
        }
        edits.addAll(frames(design.layout(), ids));
        return new Edit.Together("paste", edits);
    }

    private List<Parameter> parametersWith(Design design) {
        var all = new LinkedHashMap<String, Parameter>();
        Stream.concat(design.parameters().stream(), content.parameters().stream())
                .forEach(parameter -> all.putIfAbsent(parameter.name(), parameter));
        return List.copyOf(all.values());
    }

    private static Node renamed(Node node, Map<NodeId, NodeId> ids) {
        var inputs = new LinkedHashMap<>(node.inputs());
        inputs.replaceAll((_, wire) -> new Wire(ids.getOrDefault(wire.node(), wire.node()), wire.port()));
        return node.withId(ids.getOrDefault(node.id(), node.id())).withInputs(inputs);
    }

    private List<Edit> frames(Layout target, Map<NodeId, NodeId> ids) {
        var edits = new ArrayList<Edit>();
        var layout = target;
        for (var frame : content.layout().frames()) {
            var nodes = frame.nodes().stream().flatMap(id -> Stream.ofNullable(ids.get(id))).toList();
            var copy = new Frame(layout.freshFrameId(), frame.title(), nodes);
            layout = layout.framed(copy);
            edits.add(new Edit.PutFrame(copy));
        }
        return edits;
    }
}

package blocksmith.engine.design;

import blocksmith.engine.op.Literal;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.tensor.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Some nodes of a design as a design of its own: an Input in place of each tensor that comes from outside, an Output for
/// each that is read outside or nowhere.
public final class Section {
    private final Design design;
    private final Set<NodeId> chosen;
    private final Function<Wire, Optional<Shape>> shapes;
    private final Map<NodeId, Node> nodes = new LinkedHashMap<>();
    private final Map<Wire, NodeId> inputs = new LinkedHashMap<>();
    private final Map<Wire, NodeId> outputs = new LinkedHashMap<>();

    /// What was made.
    ///
    /// @param inputs  the Inputs, by the wires from outside that they stand for
    /// @param outputs the Outputs, by what they read
    public record Cut(Design design, Map<Wire, NodeId> inputs, Map<Wire, NodeId> outputs) {
        public Cut {
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
            outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        }
    }

    private Section(Design design, Set<NodeId> chosen, Function<Wire, Optional<Shape>> shapes) {
        this.design = design;
        this.chosen = chosen;
        this.shapes = shapes;
    }

    /// @param shapes what is on each wire, the batch included, as far as it is known
    /// @return empty where something comes from outside that is not known to be an image
    public static Optional<Cut> of(Design design, Set<NodeId> chosen, Function<Wire, Optional<Shape>> shapes) {
        return new Section(design, chosen, shapes).cut();
    }

    private Optional<Cut> cut() {
        for (var node : design.nodes().values()) {
            if (chosen.contains(node.id()) && !add(node)) {
                return Optional.empty();
            }
        }
        loose().forEach(this::addOutput);
        var section = new Design(design.name(), "", design.parameters(), design.constraints(), List.of(), nodes,
                List.of(), design.weights(), Layout.EMPTY);
        return Optional.of(new Cut(section, inputs, outputs));
    }

    private boolean add(Node node) {
        var wires = new LinkedHashMap<>(node.inputs());
        for (var entry : node.inputs().entrySet()) {
            if (!chosen.contains(entry.getValue().node())) {
                var shape = shapes.apply(entry.getValue());
                if (shape.isEmpty() || !shape.get().isImage()) {
                    return false;
                }
                var input = inputs.computeIfAbsent(entry.getValue(), wire -> addInput(wire, shape.get()));
                wires.put(entry.getKey(), Wire.from(input.value()));
            }
        }
        nodes.put(node.id(), node.withInputs(wires));
        return true;
    }

    private NodeId addInput(Wire wire, Shape shape) {
        var id = fresh(wire.node().value() + "-in");
        var sizes = Map.<String, Literal>of("channels", new Literal.Whole(shape.channels()), "height",
                new Literal.Whole(shape.height()), "width", new Literal.Whole(shape.width()));
        nodes.put(id, new Node(id, "Input", null, sizes, Map.of(), null));
        return id;
    }

    private NodeId fresh(String wish) {
        var id = new NodeId(wish);
        for (int i = 2; design.nodes().containsKey(id) || nodes.containsKey(id); i++) {
            id = new NodeId(wish + i);
        }
        return id;
    }

    /// The outputs of chosen nodes that a node outside reads, or that none reads.
    private Set<Wire> loose() {
        var read = new LinkedHashSet<Wire>();
        var loose = new LinkedHashSet<Wire>();
        for (var node : design.nodes().values()) {
            for (var wire : node.inputs().values()) {
                (chosen.contains(node.id()) ? read : loose).add(wire);
            }
        }
        loose.removeIf(wire -> !chosen.contains(wire.node()));
        for (var id : chosen) {
            var node = design.nodes().get(id);
            if (node != null && !isBorder(node) && read.stream().noneMatch(wire -> wire.node().equals(id))
                    && loose.stream().noneMatch(wire -> wire.node().equals(id))) {
                ports(node).forEach(port -> loose.add(new Wire(id, port)));
            }
        }
        return loose;
    }

    private static boolean isBorder(Node node) {
        return node.operator().equals("Input") || node.operator().equals("Output");
    }

    private static List<String> ports(Node node) {
        return node.type()
                .map(type -> type.ports(node.values()).outputs().stream().map(port -> port.name()).toList())
                .orElseGet(() -> List.of(Ports.OUT));
    }

    private void addOutput(Wire wire) {
        var id = fresh(wire.node().value() + "-out");
        nodes.put(id, new Node(id, "Output", null, Map.of(), Map.of("in", wire), null));
        outputs.put(wire, id);
    }
}

package blocksmith.engine.design;

import blocksmith.engine.design.TemplateDraft.Border;
import blocksmith.engine.design.TemplateDraft.Direction;
import blocksmith.engine.op.Literal;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Some nodes of a design as a template, and one instance of it in their place.
public final class Extraction {
    private static final int BESIDE = 200;
    /// From the top of a node to its first port, less that of an Input or Output.
    private static final int PORT_LINE = 19;

    private final Design design;
    private final Set<NodeId> chosen;
    private final Section.Cut cut;
    private final ParameterProposals proposals;

    private Extraction(Design design, Set<NodeId> chosen, Section.Cut cut) {
        this.design = design;
        this.chosen = chosen;
        this.cut = cut;
        var section = cut.design();
        var used = Fragment.used(section.parameters(), section.nodes());
        this.proposals = new ParameterProposals(section.withLayout(layout())
                .withParameters(used)
                .withConstraints(Uses.only(used, section.constraints()))
                .withWeights(Weights.DRAWN));
    }

    /// @param chosen the nodes; Inputs and Outputs among them stay where they are
    /// @param shapes what is on each wire, the batch included, as far as it is known
    /// @return empty where something comes from outside that is not known to be an image, there is nothing left, or others
    ///         lie [#between] the nodes
    public static Optional<Extraction> of(Design design, Set<NodeId> chosen, Function<Wire, Optional<Shape>> shapes) {
        var inner = inner(design, chosen);
        return inner.isEmpty() || !between(design, chosen).isEmpty()
                ? Optional.empty()
                : Section.of(design, inner, shapes).map(cut -> new Extraction(design, inner, cut));
    }

    private static Set<NodeId> inner(Design design, Set<NodeId> chosen) {
        return chosen.stream().filter(id -> isInner(design, id)).collect(Collectors.toSet());
    }

    /// The nodes that lie between those chosen, which an instance in their place would both feed and read.
    public static List<NodeId> between(Design design, Set<NodeId> chosen) {
        return Between.of(design, inner(design, chosen));
    }

    private static boolean isInner(Design design, NodeId id) {
        var node = design.nodes().get(id);
        return node != null && !node.operator().equals("Input") && !node.operator().equals("Output");
    }

    /// What the nodes can be as a template: an Input for each tensor that they take, an Output for each that others read,
    /// and proposed parameters.
    public TemplateDraft draft(String name) {
        var borders = new ArrayList<Border>();
        cut.inputs().forEach((wire, id) -> borders.add(new Border(id, Direction.IN, wire, "")));
        cut.outputs().forEach((wire, id) -> borders.add(new Border(id, Direction.OUT, wire, "")));
        return new TemplateDraft(name, "", borders, proposals.all());
    }

    /// The template as its author wants it.
    public Design template(TemplateDraft draft) {
        var made = proposals.applied(draft.proposals());
        var nodes = new LinkedHashMap<>(made.nodes());
        for (var border : draft.borders()) {
            var title = border.title().strip();
            nodes.computeIfPresent(border.id(), (_, node) -> node.withTitle(title.isEmpty() ? null : title));
        }
        return made.withNodes(nodes).withName(draft.name()).withDescription(draft.description());
    }

    private Layout layout() {
        var inside = new LinkedHashMap<>(design.nodes());
        inside.keySet().retainAll(chosen);
        var layout = Fragment.layout(design, inside);
        var borders = new LinkedHashMap<NodeId, Point>();
        cut.design().nodes().values().forEach(node -> node.inputs().forEach((_, wire) -> {
            if (cut.inputs().containsValue(wire.node())) {
                borders.putIfAbsent(wire.node(), at(layout, node.id()).plus(-BESIDE, PORT_LINE));
            }
        }));
        cut.outputs().forEach((wire, id) -> borders.put(id, at(layout, wire.node()).plus(BESIDE, PORT_LINE)));
        return layout.placed(borders);
    }

    private static Point at(Layout layout, NodeId node) {
        return layout.positions().getOrDefault(node, new Point(0, 0));
    }

    /// The edit that puts an instance in the place of the nodes, which comes to what they did.
    public Edit inPlace(TemplateDraft draft) {
        var id = FreshIds.beside(design).forOperator(draft.name());
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.PutNode(instance(id, draft), corner()));
        for (var reader : design.nodes().values()) {
            if (!chosen.contains(reader.id())) {
                reader.inputs().forEach((port, wire) -> {
                    if (cut.outputs().containsKey(wire)) {
                        edits.add(new Edit.Connect(new Wire(id, output(wire)), reader.id(), port));
                    }
                });
            }
        }
        edits.add(new Edit.RemoveNodes(chosen));
        return new Edit.Together("collapse to " + draft.name(), edits);
    }

    private Node instance(NodeId id, TemplateDraft draft) {
        var inputs = new LinkedHashMap<String, Wire>();
        cut.inputs().forEach((wire, input) -> inputs.put(port(cut.inputs(), input, Ports.IN), wire));
        return new Node(id, new NodeKind.Instance(draft.name()), null, arguments(draft), inputs, null, Map.of(), null);
    }

    /// The design's own parameters are handed on; a number is set where the template's default is another.
    private Map<String, Literal> arguments(TemplateDraft draft) {
        var own = design.parameters().stream().map(Parameter::name).toList();
        var arguments = new LinkedHashMap<String, Literal>();
        for (var proposal : draft.proposals()) {
            var wanted = proposal.wanted();
            var original = proposal.original();
            if (wanted != null && own.contains(original.name())) {
                arguments.put(wanted.name(), new Literal.Word(original.name()));
            } else if (wanted != null && !wanted.value().equals(original.value())) {
                arguments.put(wanted.name(), original.value());
            }
        }
        return arguments;
    }

    private String output(Wire wire) {
        return port(cut.outputs(), Objects.requireNonNull(cut.outputs().get(wire)), Ports.OUT);
    }

    /// A single border is called `in` or `out`, others by their ids.
    private static String port(Map<Wire, NodeId> borders, NodeId border, String only) {
        return borders.size() == 1 ? only : border.value();
    }

    private Point corner() {
        var places = chosen.stream().map(id -> at(design.layout(), id)).toList();
        return new Point(places.stream().mapToInt(Point::x).min().orElse(0),
                places.stream().mapToInt(Point::y).min().orElse(0));
    }
}

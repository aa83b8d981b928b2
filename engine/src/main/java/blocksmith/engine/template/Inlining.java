package blocksmith.engine.template;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Frame;
import blocksmith.engine.design.FreshIds;
import blocksmith.engine.design.Layout;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.NodeKind;
import blocksmith.engine.design.Point;
import blocksmith.engine.design.Wire;
import blocksmith.engine.expression.Scope;
import blocksmith.engine.op.Port;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The nodes that a node stands for, in its place: values are what they come to under its arguments, and what a condition
/// leaves out is not there. Of a node that stands several times in a row, each becomes a node.
final class Inlining {
    /// Pixels from one repetition to the next.
    private static final int STEP = 24;

    private final Design design;
    private final Node instance;
    private final FreshIds fresh;
    private final List<Edit> edits = new ArrayList<>();

    private Inlining(Design design, Node instance) {
        this.design = design;
        this.instance = instance;
        this.fresh = FreshIds.beside(design);
    }

    /// @param levels what makes the designs that nodes stand for
    /// @return empty where the node stands for no design, or for one that is not found
    static Optional<Edit> of(Design design, Node instance, Resolution resolution, Levels levels) {
        var inlining = new Inlining(design, instance);
        switch (resolution) {
            case Resolution.Instancing(var template, var arguments) ->
                inlining.put(levels.of(template, arguments));
            case Resolution.Repeated(var each) when instance.kind() instanceof NodeKind.Instance ->
                inlining.putInARow(each);
            case Resolution.Repeated _,Resolution.Operating _,Resolution.Absent _,Resolution.Refused _,Resolution.Unknown _ -> {
                return Optional.empty();
            }
        }
        inlining.edits.add(new Edit.RemoveNodes(Set.of(instance.id())));
        return Optional.of(new Edit.Together("detach " + instance.id(), inlining.edits));
    }

    private static Point at(Layout layout, NodeId node) {
        return layout.positions().getOrDefault(node, new Point(0, 0));
    }

    private void putInARow(List<Resolution.Present> each) {
        var last = instance.withId(fresh.like(instance.id())).withWhen(null);
        inARow(last, each, at(design.layout(), instance.id()));
        read((port, _, _) -> Optional.of(new Wire(last.id(), port)));
    }

    /// A node for each repetition, fed by the one before; `last` is the one that others read.
    private void inARow(Node last, List<Resolution.Present> each, Point place) {
        var inputs = last.inputs();
        for (int i = 0; i < each.size(); i++) {
            if (each.get(i) instanceof Resolution.Instancing(var template, var arguments)) {
                var id = i == each.size() - 1 ? last.id() : fresh.like(last.id());
                edits.add(new Edit.PutNode(
                        last.withId(id).withValues(arguments).withInputs(inputs).withRepeat(null),
                        place.plus(i * STEP, i * STEP)));
                inputs = fedBy(id, TemplatePorts.of(template.design()), inputs);
            }
        }
    }

    private static Map<String, Wire> fedBy(NodeId before, Ports ports, Map<String, Wire> inputs) {
        var fed = new LinkedHashMap<>(inputs);
        if (!ports.inputs().isEmpty() && !ports.outputs().isEmpty()) {
            var first = ports.inputs().getFirst();
            fed.keySet().removeIf(first::isCalled);
            fed.put(first.name(), new Wire(before, ports.outputs().getFirst().name()));
        }
        return fed;
    }

    /// Where a reader of a port of the instance reads from now.
    private interface Source {
        Optional<Wire> of(String port, NodeId reader, String input);
    }

    private void read(Source source) {
        for (var reader : design.nodes().values()) {
            reader.inputs().forEach((input, wire) -> {
                if (wire.node().equals(instance.id())) {
                    source.of(wire.port(), reader.id(), input).ifPresent(
                            from -> edits.add(new Edit.Connect(from, reader.id(), input)));
                }
            });
        }
    }

    private void put(Level level) {
        var inner = level.template().design();
        var scope = Scope.of(level.environment().values());
        var members = new LinkedHashMap<NodeId, Level.Member>();
        level.members().forEach(member -> members.put(member.node().id(), member));
        var ids = new HashMap<NodeId, NodeId>();
        members.forEach((id, member) -> {
            if (!isBorder(member.node()) && !(member.resolution() instanceof Resolution.Absent)) {
                ids.put(id, fresh.like(new NodeId(instance.id() + "-" + id)));
            }
        });
        var wires = new Wires(inner, members, ids);
        var origin = corner(inner.layout(), ids);
        ids.forEach((id, copy) -> {
            var member = Objects.requireNonNull(members.get(id));
            var node = copy(member, copy, scope, wires);
            var place = place(inner.layout(), id, origin);
            if (node.kind() instanceof NodeKind.Instance
                    && member.resolution() instanceof Resolution.Repeated(var each)) {
                inARow(node, each, place);
            } else {
                edits.add(new Edit.PutNode(node, place));
            }
        });
        frames(inner.layout(), ids);
        var outputs = TemplatePorts.outputs(inner);
        var ports = TemplatePorts.of(inner).outputs();
        read((port, _, _) -> {
            int index = Port.indexOf(port, ports);
            return index < 0 ? Optional.empty() : wires.source(outputs.get(index).id(), 0);
        });
    }

    private static boolean isBorder(Node node) {
        return node.operator().equals("Input") || node.operator().equals("Output");
    }

    private Node copy(Level.Member member, NodeId copy, Scope scope, Wires wires) {
        var node = member.node();
        var inputs = new LinkedHashMap<String, Wire>();
        for (int port = 0; port < member.ports().inputs().size(); port++) {
            var name = member.ports().inputs().get(port).name();
            wires.source(node.id(), port).ifPresent(from -> inputs.put(name, from));
        }
        var repeat = node.repeat();
        return new Node(copy, node.kind(), node.title(), NodeResolver.values(node, scope), inputs,
                repeat == null ? null : NodeResolver.times(repeat, scope), node.weights(), null);
    }

    private Point corner(Layout layout, Map<NodeId, NodeId> ids) {
        return new Point(ids.keySet().stream().mapToInt(id -> at(layout, id).x()).min().orElse(0),
                ids.keySet().stream().mapToInt(id -> at(layout, id).y()).min().orElse(0));
    }

    private Point place(Layout layout, NodeId id, Point origin) {
        var here = at(design.layout(), instance.id());
        return at(layout, id).plus(here.x() - origin.x(), here.y() - origin.y());
    }

    private void frames(Layout inner, Map<NodeId, NodeId> ids) {
        var layout = design.layout();
        for (var frame : inner.frames()) {
            var nodes = frame.nodes().stream().flatMap(id -> Optional.ofNullable(ids.get(id)).stream()).toList();
            if (!nodes.isEmpty()) {
                var copy = new Frame(layout.freshFrameId(), frame.title(), nodes);
                layout = new Layout(layout.positions(), Stream.concat(layout.frames().stream(),
                        Stream.of(copy)).toList());
                edits.add(new Edit.PutFrame(copy));
            }
        }
    }

    /// The wires of the inner design, as they run in the outer one.
    private final class Wires {
        private final Map<NodeId, Level.Member> members;
        private final Map<NodeId, NodeId> ids;
        private final List<NodeId> inputs;
        private final Ports ports;

        Wires(Design inner, Map<NodeId, Level.Member> members, Map<NodeId, NodeId> ids) {
            this.members = members;
            this.ids = ids;
            this.inputs = TemplatePorts.inputs(inner).stream().map(Node::id).toList();
            this.ports = TemplatePorts.of(inner);
        }

        /// What the input port of a node reads.
        Optional<Wire> source(NodeId node, int port) {
            var read = Objects.requireNonNull(members.get(node)).inputs();
            return port < read.size() ? read.get(port).flatMap(this::outer) : Optional.empty();
        }

        private Optional<Wire> outer(LocalOutlet from) {
            int border = inputs.indexOf(from.node());
            if (border >= 0) {
                return Optional.ofNullable(ports.inputs().get(border).in(instance.inputs()));
            }
            var copy = ids.get(from.node());
            if (copy == null) {
                return source(from.node(), 0);
            }
            var member = Objects.requireNonNull(members.get(from.node()));
            return Optional.of(new Wire(copy, member.ports().outputs().get(from.port()).name()));
        }
    }
}

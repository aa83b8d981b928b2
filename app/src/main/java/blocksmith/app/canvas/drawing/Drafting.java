package blocksmith.app.canvas.drawing;

import blocksmith.app.canvas.geometry.Box;
import blocksmith.app.canvas.geometry.NodeForm;
import blocksmith.app.canvas.geometry.WireEnds;
import blocksmith.app.canvas.geometry.WirePath;
import blocksmith.app.session.BenchmarkState;
import blocksmith.app.session.Offer;
import blocksmith.app.session.ShownForm;
import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.Point;
import blocksmith.engine.design.Wire;
import blocksmith.engine.op.Category;
import blocksmith.engine.op.Convention;
import blocksmith.engine.op.Port;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Point2D;

/// Makes drawings of designs. Wires are led anew only when something stands elsewhere.
public final class Drafting {
    private final TextWidths widths;
    private final Ways ways;

    /// @param rerouted called on the FX thread when wires of the last drawing have found better ways
    public Drafting(TextWidths widths, Runnable rerouted) {
        this(widths, new Ways(rerouted, Thread::startVirtualThread));
    }

    private Drafting(TextWidths widths, Ways ways) {
        this.widths = widths;
        this.ways = ways;
    }

    /// For a picture: every wire has found its way.
    public static Drafting atOnce(TextWidths widths) {
        return new Drafting(widths, Ways.atOnce());
    }

    /// @param analysis may be of an earlier design: what it does not know yet is drawn as waiting
    public Drawing draw(Design design, Analysis analysis, BenchmarkState benchmark, Convention convention) {
        return draw(design, analysis, new Faces(analysis, benchmark, convention)::of);
    }

    /// The same with what nodes cost in the form that is shown.
    public Drawing draw(Design design, ShownForm shown, BenchmarkState benchmark, Convention convention) {
        return draw(design, shown.drawn(), new DeployedFaces(design, shown, benchmark, convention, widths)::of);
    }

    private Drawing draw(Design design, Analysis analysis, Function<Node, NodeFace> faces) {
        var nodes = nodes(design, analysis, faces);
        return new Drawing(nodes, wires(design, analysis, nodes), design.layout().frames());
    }

    private Map<NodeId, DrawnNode> nodes(Design design, Analysis analysis,
            Function<Node, NodeFace> faces) {
        var nodes = new LinkedHashMap<NodeId, DrawnNode>();
        var places = Places.of(design);
        design.nodes().forEach((id, node) -> {
            var place = places.getOrDefault(id, new Point(0, 0));
            nodes.put(id, node(node, asWired(node, ports(node, analysis)), faces.apply(node),
                    new Point2D(place.x(), place.y())));
        });
        return nodes;
    }

    private DrawnNode node(Node node, Ports ports, NodeFace face, Point2D corner) {
        return new DrawnNode(node.id(), form(face.category()), box(ports, face, corner), ports, face);
    }

    private Box box(Ports ports, NodeFace face, Point2D corner) {
        var form = form(face.category());
        int most = Math.max(ports.inputs().size(), ports.outputs().size());
        return form.box(corner, widths.widest(form, face), most);
    }

    /// What a node of it covers before anything but its name is known.
    public Box box(Offer offer, Point2D corner) {
        return box(offer.ports(), Faces.unseen(offer.category(), offer.label()), corner);
    }

    private static NodeForm form(Category category) {
        if (category == Category.INPUT_OUTPUT) {
            return NodeForm.TERMINAL;
        }
        return Faces.isFull(category) ? NodeForm.FULL : NodeForm.SMALL;
    }

    private static Ports ports(Node node, Analysis analysis) {
        var known = analysis.graph().nodes().get(NodePath.of(node.id()));
        if (known != null) {
            return known.ports();
        }
        var group = analysis.graph().groups().get(NodePath.of(node.id()));
        return group != null
                ? group.ports()
                : node.type().map(type -> type.ports(node.values()))
                        .orElseGet(() -> asWired(node));
    }

    /// The ports under the names by which the node's own wires call them, so that these can be taken away.
    private static Ports asWired(Node node, Ports ports) {
        return new Ports(ports.inputs().stream().map(port -> asWired(node, port)).toList(), ports.outputs());
    }

    private static Port asWired(Node node, Port port) {
        return node.inputs().containsKey(port.name())
                ? port
                : port.others().stream().filter(node.inputs()::containsKey).findFirst()
                        .map(name -> new Port(name, port.label(), List.of(port.name()))).orElse(port);
    }

    private static Ports asWired(Node node) {
        return new Ports(node.inputs().keySet().stream().map(name -> new Port(name, name)).toList(),
                Ports.ONE_TO_ONE.outputs());
    }

    private Map<PortKey, DrawnWire> wires(Design design, Analysis analysis, Map<NodeId, DrawnNode> nodes) {
        var joined = new LinkedHashMap<PortKey, PortKey>();
        var found = new LinkedHashMap<PortKey, WireEnds>();
        for (var node : design.nodes().values()) {
            node.inputs().forEach((port, wire) -> {
                var from = output(nodes, wire);
                var to = new PortKey(node.id(), Side.INPUT, port);
                ends(nodes, from, to).ifPresent(between -> {
                    joined.put(to, from);
                    found.put(to, between);
                });
            });
        }
        var led = ways.of(found, nodes.values().stream().map(DrawnNode::box).toList());
        return drawn(led, joined, new Shapes(analysis), analysis);
    }

    /// The port where a wire begins, whatever the wire calls it.
    private static PortKey output(Map<NodeId, DrawnNode> nodes, Wire wire) {
        var source = nodes.get(wire.node());
        int port = source == null ? -1 : Port.indexOf(wire.port(), source.ports().outputs());
        return new PortKey(wire.node(), Side.OUTPUT,
                source == null || port < 0 ? wire.port() : source.ports().outputs().get(port).name());
    }

    private static Optional<WireEnds> ends(Map<NodeId, DrawnNode> nodes, PortKey from, PortKey to) {
        var source = nodes.get(from.node());
        var target = nodes.get(to.node());
        if (source == null || target == null) {
            return Optional.empty();
        }
        return source.port(Side.OUTPUT, from.port())
                .flatMap(start -> target.port(Side.INPUT, to.port())
                        .map(end -> new WireEnds(start, end, source.box(), target.box())));
    }

    private static Map<PortKey, DrawnWire> drawn(Map<PortKey, WirePath> led, Map<PortKey, PortKey> joined,
            Shapes shapes, Analysis analysis) {
        var shortcuts = Shortcuts.of(analysis);
        var wires = new LinkedHashMap<PortKey, DrawnWire>();
        led.forEach((to, way) -> {
            var from = joined.get(to);
            if (from != null) {
                var role = shortcuts.contains(to) ? DrawnWire.Role.SHORTCUT : DrawnWire.Role.PLAIN;
                wires.put(to, new DrawnWire(from, to, way, shapes.leaving(from), role));
            }
        });
        return wires;
    }
}

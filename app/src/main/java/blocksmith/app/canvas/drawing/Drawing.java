package blocksmith.app.canvas.drawing;

import blocksmith.app.canvas.geometry.Box;
import blocksmith.app.canvas.geometry.NodeForm;
import blocksmith.app.canvas.geometry.WirePath;
import blocksmith.engine.design.Frame;
import blocksmith.engine.problem.NodeId;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Point2D;

/// All that the canvas shows, in its own coordinates.
///
/// @param nodes  by id, in the design's order: a later one lies over an earlier one
/// @param wires  by the input that they end at
/// @param frames as in the design; one whose nodes are not there is not drawn
public record Drawing(Map<NodeId, DrawnNode> nodes, Map<PortKey, DrawnWire> wires, List<Frame> frames) {
    public static final Drawing EMPTY = new Drawing(Map.of(), Map.of(), List.of());

    /// Nearer than this to a wire is on it.
    private static final double WIRE_REACH = 6;

    public Drawing {
        nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
        wires = Collections.unmodifiableMap(new LinkedHashMap<>(wires));
        frames = List.copyOf(frames);
    }

    public Optional<DrawnNode> node(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    public Optional<DrawnWire> wireInto(PortKey input) {
        return Optional.ofNullable(wires.get(input));
    }

    public Optional<Point2D> port(PortKey key) {
        return node(key.node()).flatMap(node -> node.port(key.side(), key.port()));
    }

    public List<DrawnFrame> drawnFrames() {
        return frames.stream().flatMap(frame -> drawn(frame).stream()).toList();
    }

    private Optional<DrawnFrame> drawn(Frame frame) {
        var boxes = frame.nodes().stream().flatMap(id -> node(id).stream()).map(DrawnNode::box).toList();
        return boxes.isEmpty()
                ? Optional.empty()
                : Optional.of(new DrawnFrame(frame.id(), frame.title(), NodeForm.frame(boxes)));
    }

    /// Around everything, wires and frames included; empty for an empty design.
    public Optional<Box> bounds() {
        return Box.around(
                Stream.of(
                        nodes.values().stream().map(DrawnNode::box),
                        wires.values().stream().map(wire -> wire.path().bounds()),
                        drawnFrames().stream().map(DrawnFrame::box)).flatMap(Function.identity()).toList());
    }

    /// @param reach how near to a port's middle is on it
    public Hit at(Point2D point, double reach) {
        var near = nodes.values().stream().filter(node -> node.box().grown(reach).contains(point)).toList().reversed();
        return near.stream()
                .flatMap(node -> node.portAt(point, reach).stream())
                .findFirst()
                .<Hit>map(Hit.OnPort::new)
                .or(() -> near.stream().filter(node -> node.box().contains(point)).findFirst().map(Hit.OnNode::new))
                .or(() -> wireAt(point).map(Hit.OnWire::new))
                .orElseGet(Hit.OnGround::new);
    }

    private Optional<DrawnWire> wireAt(Point2D point) {
        return wires.values().stream()
                .filter(wire -> wire.path().bounds().grown(WIRE_REACH).contains(point))
                .filter(wire -> wire.path().distanceTo(point) <= WIRE_REACH)
                .min(Comparator.comparingDouble(wire -> wire.path().distanceTo(point)));
    }

    public Set<NodeId> nodesIn(Box box) {
        return nodes.values().stream()
                .filter(node -> node.box().intersects(box))
                .map(DrawnNode::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// While nodes are dragged: their wires are plain curves, which find their ways when the nodes are let go.
    public Drawing moved(Set<NodeId> moving, double dx, double dy) {
        var places = new LinkedHashMap<>(nodes);
        moving.forEach(id -> places.computeIfPresent(id, (_, node) -> node.movedBy(dx, dy)));
        var moved = new Drawing(places, wires, frames);
        var ways = new LinkedHashMap<>(wires);
        ways.replaceAll((_, wire) -> moving.contains(wire.from().node()) || moving.contains(wire.to().node())
                ? wire.along(moved.curve(wire).orElse(wire.path()))
                : wire);
        return new Drawing(places, ways, frames);
    }

    private Optional<WirePath> curve(DrawnWire wire) {
        return port(wire.from()).flatMap(from -> port(wire.to()).map(to -> WirePath.direct(from, to)));
    }

    /// Without the wire that ends at `input`, while it is being led elsewhere.
    public Drawing without(PortKey input) {
        var rest = new LinkedHashMap<>(wires);
        rest.remove(input);
        return new Drawing(nodes, rest, frames);
    }
}

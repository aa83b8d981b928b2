package blocksmith.app.canvas.drawing;

import blocksmith.app.canvas.geometry.Box;
import blocksmith.app.canvas.geometry.NodeForm;
import blocksmith.engine.op.Port;
import blocksmith.engine.op.Ports;
import blocksmith.engine.problem.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;

/// A node on the canvas.
public record DrawnNode(NodeId id, NodeForm form, Box box, Ports ports, NodeFace face) {

    public List<Port> ports(Side side) {
        return side == Side.INPUT ? ports.inputs() : ports.outputs();
    }

    /// Where a port's middle is; empty when the node has no such port.
    public Optional<Point2D> port(Side side, String name) {
        var ports = ports(side);
        return IntStream.range(0, ports.size())
                .filter(i -> ports.get(i).isCalled(name))
                .mapToObj(i -> port(side, i))
                .findFirst();
    }

    public Point2D port(Side side, int index) {
        return side == Side.INPUT ? form.input(box, index) : form.output(box, index);
    }

    /// The port within `reach` of a point, the nearest of them.
    public Optional<PortKey> portAt(Point2D point, double reach) {
        for (var side : Side.values()) {
            for (int i = 0; i < ports(side).size(); i++) {
                if (port(side, i).distance(point) <= Math.min(reach, NodeForm.PORT_DISTANCE / 2)) {
                    return Optional.of(new PortKey(id, side, ports(side).get(i).name()));
                }
            }
        }
        return Optional.empty();
    }

    DrawnNode movedBy(double dx, double dy) {
        return new DrawnNode(id, form, box.movedBy(dx, dy), ports, face);
    }
}

package blocksmith.app.canvas.geometry;

import java.util.List;
import javafx.geometry.Point2D;

/// How much a node has to say, and with it how large it is. Nodes of different forms stand on one line when their first
/// ports do.
public enum NodeForm {
    /// Title, settings, counts and share: what an operator with weights or work shows.
    FULL(152, 96, 48),
    /// Name and what became of it.
    SMALL(66, 64, 32),
    /// Name and shape: where data comes in and goes out.
    TERMINAL(112, 58, 29);

    /// Between one port and the next of the same side.
    public static final double PORT_DISTANCE = 16;
    private static final double WIDEST = 240;
    private static final double SIDE = 11;

    private final double width;
    private final double height;
    private final double portLine;

    NodeForm(double width, double height, double portLine) {
        this.width = width;
        this.height = height;
        this.portLine = portLine;
    }

    /// From a node's top edge to its first port.
    public double portLine() {
        return portLine;
    }

    /// A node with its upper left corner at `corner`.
    ///
    /// @param textWidth of its widest line
    /// @param ports     on the side that has more of them
    public Box box(Point2D corner, double textWidth, int ports) {
        double fitting = 2 * Math.ceil((textWidth + 2 * SIDE) / 2);
        double needed = portLine + (ports - 1) * PORT_DISTANCE + PORT_DISTANCE;
        return new Box(corner.getX(), corner.getY(), Math.clamp(fitting, width, WIDEST), Math.max(height, needed));
    }

    /// Where the middle of an input port is.
    public Point2D input(Box box, int port) {
        return new Point2D(box.x(), box.y() + portLine + port * PORT_DISTANCE);
    }

    /// Where the middle of an output port is.
    public Point2D output(Box box, int port) {
        return new Point2D(box.right(), box.y() + portLine + port * PORT_DISTANCE);
    }

    /// The frame around the nodes of a stage.
    public static Box frame(List<Box> members) {
        return Box.around(members).orElseThrow().grown(16, 27, 17);
    }
}

package blocksmith.app.canvas.geometry;

import javafx.geometry.Point2D;

/// What a wire joins: the middles of two ports, and the nodes that they belong to.
public record WireEnds(Point2D from, Point2D to, Box source, Box target) {
    /// Ports nearer than this leave no room for a curve.
    private static final double LEAST_REACH = 8;

    /// Whether the wire runs from left to right, as data flows.
    boolean isForward() {
        return to.getX() - from.getX() >= LEAST_REACH;
    }

    double span() {
        return Math.abs(to.getX() - from.getX());
    }
}

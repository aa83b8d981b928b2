package blocksmith.app.canvas.geometry;

import java.util.Collection;
import java.util.Optional;
import javafx.geometry.Point2D;

/// An upright rectangle.
public record Box(double x, double y, double width, double height) {

    /// The box that a drag from one corner to the opposite one spans.
    public static Box between(Point2D one, Point2D other) {
        return ofEdges(
                Math.min(one.getX(), other.getX()),
                Math.min(one.getY(), other.getY()),
                Math.max(one.getX(), other.getX()),
                Math.max(one.getY(), other.getY()));
    }

    public static Box ofEdges(double left, double top, double right, double bottom) {
        return new Box(left, top, right - left, bottom - top);
    }

    /// The smallest box around all of them; empty for none.
    public static Optional<Box> around(Collection<Box> boxes) {
        return boxes.stream().reduce(Box::union);
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double centerX() {
        return x + width / 2;
    }

    public double centerY() {
        return y + height / 2;
    }

    public boolean contains(Point2D point) {
        return point.getX() >= x && point.getX() <= right() && point.getY() >= y && point.getY() <= bottom();
    }

    /// Whether they share an area; touching edges do not count.
    public boolean intersects(Box other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    public boolean contains(Box other) {
        return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
    }

    /// What of it is inside `other`; without area where they do not meet.
    public Box within(Box other) {
        return ofEdges(
                Math.clamp(x, other.x, other.right()),
                Math.clamp(y, other.y, other.bottom()),
                Math.clamp(right(), other.x, other.right()),
                Math.clamp(bottom(), other.y, other.bottom()));
    }

    public Box union(Box other) {
        return ofEdges(
                Math.min(x, other.x),
                Math.min(y, other.y),
                Math.max(right(), other.right()),
                Math.max(bottom(), other.bottom()));
    }

    public Box grown(double margin) {
        return grown(margin, margin, margin);
    }

    public Box grown(double sides, double above, double below) {
        return ofEdges(x - sides, y - above, right() + sides, bottom() + below);
    }

    public Box movedBy(double dx, double dy) {
        return new Box(x + dx, y + dy, width, height);
    }
}

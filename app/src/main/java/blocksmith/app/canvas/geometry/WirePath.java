package blocksmith.app.canvas.geometry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;

/// The way of a wire from an output port to an input port. Its points and bounds are asked for at every frame, so that they
/// are kept.
public final class WirePath {
    private static final double RADIUS = 15;
    /// A label stands so far above a wire that runs on a line with nodes.
    private static final double LABEL_RISE = 16;

    private final Point2D start;
    private final List<Segment> segments;
    private final List<Point2D> points;
    private final Box bounds;

    public WirePath(Point2D start, List<Segment> segments) {
        this.start = start;
        this.segments = List.copyOf(segments);
        this.points = sampled();
        this.bounds = points.stream()
                .map(point -> new Box(point.getX(), point.getY(), 0, 0))
                .reduce(Box::union)
                .orElseThrow();
    }

    private List<Point2D> sampled() {
        var samples = new ArrayList<Point2D>();
        samples.add(start);
        for (var segment : segments) {
            samples.addAll(segment.samples(samples.getLast()));
        }
        return List.copyOf(samples);
    }

    /// A curve that leaves and enters horizontally.
    public static WirePath direct(Point2D from, Point2D to) {
        double reach = Math.max(Math.abs(to.getX() - from.getX()) / 2, 12);
        return new WirePath(from,
                List.of(new Segment.Curve(from.add(reach, 0), to.subtract(reach, 0), to)));
    }

    /// Straight lines through these points, with rounded corners.
    public static WirePath rounded(List<Point2D> corners) {
        var segments = new ArrayList<Segment>();
        for (int i = 1; i < corners.size() - 1; i++) {
            var corner = corners.get(i);
            double radius = radius(corners.get(i - 1), corner, corners.get(i + 1));
            segments.add(new Segment.Line(towards(corner, corners.get(i - 1), radius)));
            segments.add(new Segment.Corner(corner, towards(corner, corners.get(i + 1), radius)));
        }
        segments.add(new Segment.Line(corners.getLast()));
        return new WirePath(corners.getFirst(), segments);
    }

    private static double radius(Point2D before, Point2D corner, Point2D after) {
        return Math.min(RADIUS, Math.min(corner.distance(before), corner.distance(after)) / 2);
    }

    private static Point2D towards(Point2D from, Point2D to, double distance) {
        double whole = from.distance(to);
        return whole == 0 ? from : from.interpolate(to, distance / whole);
    }

    public Point2D start() {
        return start;
    }

    public Point2D end() {
        return points.getLast();
    }

    public List<Segment> segments() {
        return segments;
    }

    /// As a line of short straight pieces.
    public List<Point2D> points() {
        return points;
    }

    public Box bounds() {
        return bounds;
    }

    public double distanceTo(Point2D point) {
        return IntStream.range(1, points.size())
                .mapToDouble(i -> distance(point, points.get(i - 1), points.get(i)))
                .min()
                .orElseThrow();
    }

    private static double distance(Point2D point, Point2D from, Point2D to) {
        var along = to.subtract(from);
        double length = along.dotProduct(along);
        double t = length == 0 ? 0 : Math.clamp(point.subtract(from).dotProduct(along) / length, 0, 1);
        return point.distance(from.add(along.multiply(t)));
    }

    public boolean crosses(Box box) {
        return IntStream.range(1, points.size()).anyMatch(i -> crosses(box, points.get(i - 1), points.get(i)));
    }

    /// By halving: pieces are short, or upright or level, where their bounds are all there is to know.
    private static boolean crosses(Box box, Point2D from, Point2D to) {
        var bounds = Box.between(from, to).grown(0.01);
        if (!bounds.intersects(box)) {
            return false;
        }
        if (bounds.width() < 1 || bounds.height() < 1) {
            return true;
        }
        var middle = from.midpoint(to);
        return crosses(box, from, middle) || crosses(box, middle, to);
    }

    /// Whether the wire runs from port to port without a detour.
    public boolean isDirect() {
        return segments.size() == 1;
    }

    /// Where the middle of a label belongs: above a direct wire, on the longest level piece of another.
    public Point2D labelPoint() {
        return isDirect()
                ? start.midpoint(end()).subtract(0, LABEL_RISE)
                : longestLevelPiece()[0].midpoint(longestLevelPiece()[1]);
    }

    /// How wide a label may be there without touching what the wire joins.
    public double labelRoom() {
        if (isDirect()) {
            return end().getX() - start.getX();
        }
        var piece = longestLevelPiece();
        return Math.abs(piece[1].getX() - piece[0].getX());
    }

    private Point2D[] longestLevelPiece() {
        return IntStream.range(1, points.size())
                .mapToObj(i -> new Point2D[]{points.get(i - 1), points.get(i)})
                .filter(piece -> Math.abs(piece[0].getY() - piece[1].getY()) < 0.5)
                .max(Comparator.comparingDouble(piece -> piece[0].distance(piece[1])))
                .orElseGet(() -> new Point2D[]{start, start});
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WirePath that && start.equals(that.start) && segments.equals(that.segments);
    }

    @Override
    public int hashCode() {
        return 31 * start.hashCode() + segments.hashCode();
    }

    @Override
    public String toString() {
        return points.toString();
    }
}

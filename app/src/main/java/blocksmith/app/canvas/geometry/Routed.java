package blocksmith.app.canvas.geometry;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;

/// A wire that has its way: those after it are led so that they can be told from it.
record Routed(WirePath path, List<Point2D> points, Box bounds) {
    /// Nearer than this, two parallel wires look like one.
    private static final double APART = 10;

    static Routed of(WirePath path) {
        return new Routed(path, path.points(), path.bounds().grown(APART));
    }

    /// How often the two cross, or run along each other.
    long conflictsWith(Routed other) {
        return bounds.intersects(other.bounds)
                ? IntStream.range(1, points.size()).mapToLong(i -> other.conflictsWith(piece(i))).sum()
                : 0;
    }

    private Box piece(int index) {
        return Box.between(points.get(index - 1), points.get(index));
    }

    /// Pieces of routed wires are upright or level save for their small corners, so that their bounds tell enough.
    private long conflictsWith(Box piece) {
        return IntStream.range(1, points.size())
                .mapToObj(this::piece)
                .filter(own -> conflict(own, piece))
                .count();
    }

    private static boolean conflict(Box one, Box other) {
        boolean along = (isLevel(one) && isLevel(other)) || (isUpright(one) && isUpright(other));
        return one.grown(along ? APART : 0.01).intersects(other.grown(0.01));
    }

    private static boolean isLevel(Box piece) {
        return piece.height() < 1 && piece.width() > APART;
    }

    private static boolean isUpright(Box piece) {
        return piece.width() < 1 && piece.height() > APART;
    }
}

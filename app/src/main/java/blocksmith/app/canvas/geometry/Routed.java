package blocksmith.app.canvas.geometry;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;

/// A wire that has its way: those after it are led so that they can be told from it.
///
/// @param from   where it begins
/// @param pieces the bounds of its short straight pieces. Those of a routed wire are upright or level save for its small
///               corners, so that their bounds tell enough
record Routed(Point2D from, List<Box> pieces, Box bounds) {
    /// Nearer than this, two parallel wires look like one.
    private static final double APART = 10;
    private static final double TOUCH = 0.01;

    static Routed of(WirePath path) {
        var points = path.points();
        var pieces = IntStream.range(1, points.size())
                .mapToObj(i -> Box.between(points.get(i - 1), points.get(i)).grown(TOUCH))
                .toList();
        return new Routed(points.getFirst(), pieces, Box.around(pieces).orElseThrow().grown(APART));
    }

    /// How often the two cross, or run along each other. Wires from one port may share their way: it is the same tensor.
    long conflictsWith(Routed other) {
        long conflicts = 0;
        if (bounds.intersects(other.bounds) && !from.equals(other.from)) {
            for (var piece : pieces) {
                conflicts += piece.intersects(other.bounds) ? other.conflictsWith(piece) : 0;
            }
        }
        return conflicts;
    }

    private long conflictsWith(Box piece) {
        long conflicts = 0;
        for (var own : pieces) {
            conflicts += conflict(own, piece) ? 1 : 0;
        }
        return conflicts;
    }

    private static boolean conflict(Box one, Box other) {
        boolean along = (isLevel(one) && isLevel(other)) || (isUpright(one) && isUpright(other));
        return along ? one.grown(APART).intersects(other) : one.intersects(other);
    }

    private static boolean isLevel(Box piece) {
        return piece.height() < 1 && piece.width() > APART;
    }

    private static boolean isUpright(Box piece) {
        return piece.width() < 1 && piece.height() > APART;
    }
}

package blocksmith.app.canvas.geometry;

import java.util.Collection;
import java.util.Comparator;

/// Where a dragged node comes to rest.
public final class Grid {
    public static final int STEP = 4;
    /// A wire that is this near to being straight is made straight.
    private static final double PULL = 6;

    private Grid() {
    }

    public static double snap(double coordinate) {
        return Math.rint(coordinate / STEP) * STEP;
    }

    /// The shift that makes the nearest wire straight, or else keeps to the grid.
    ///
    /// @param from   where the dragged node was
    /// @param shift  how far the pointer went
    /// @param slopes of the dragged node's wires before the drag: how far its own port lay below the other end
    public static double snapDown(double from, double shift, Collection<Double> slopes) {
        return slopes.stream()
                .map(slope -> -slope)
                .filter(straight -> Math.abs(straight - shift) <= PULL)
                .min(Comparator.comparingDouble(straight -> Math.abs(straight - shift)))
                .orElseGet(() -> snap(from + shift) - from);
    }
}

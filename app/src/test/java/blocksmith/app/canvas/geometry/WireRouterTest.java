package blocksmith.app.canvas.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;

class WireRouterTest {
    private static final Box FIRST = new Box(0, 0, 100, 60);
    private static final Box SECOND = new Box(200, 0, 100, 60);
    private static final Box THIRD = new Box(400, 0, 100, 60);
    private static final Box BELOW = new Box(0, 300, 100, 60);

    private static final WirePath NONE = new WirePath(Point2D.ZERO, List.of());

    private static WireEnds ends(Box from, Box to) {
        return new WireEnds(new Point2D(from.right(), from.y() + 30), new Point2D(to.x(), to.y() + 30), from, to);
    }

    private static WirePath only(WireEnds ends, Box... nodes) {
        return WireRouter.route(Map.of("wire", ends), List.of(nodes)).getOrDefault("wire", NONE);
    }

    @Test
    void aWireWithAClearViewIsOneCurve() {
        assertTrue(only(ends(FIRST, SECOND), FIRST, SECOND, THIRD).isDirect());
    }

    @Test
    void aWireThatWouldRunOverANodeGoesRoundIt() {
        var path = only(ends(FIRST, THIRD), FIRST, SECOND, THIRD);

        assertFalse(path.isDirect());
        assertFalse(path.crosses(SECOND));
    }

    @Test
    void aBackEdgeRunsBetweenTheRows() {
        var path = only(ends(THIRD, BELOW), FIRST, SECOND, THIRD, BELOW);

        assertEquals(180, path.labelPoint().getY(), 20);
        assertFalse(List.of(FIRST, SECOND).stream().anyMatch(path::crosses));
    }

    @Test
    void everyWayLeavesAndEntersLevel() {
        for (var ends : List.of(ends(FIRST, SECOND), ends(FIRST, THIRD), ends(THIRD, BELOW))) {
            var points = only(ends, FIRST, SECOND, THIRD, BELOW).points();

            assertEquals(ends.from(), points.getFirst());
            assertEquals(ends.to(), points.getLast());
            assertEquals(points.getFirst().getY(), points.get(1).getY(), 2);
            assertEquals(points.getLast().getY(), points.get(points.size() - 2).getY(), 2);
        }
    }

    @Test
    void twoDetoursDoNotRunOnOneLane() {
        var paths = WireRouter.route(
                Map.of("one", ends(THIRD, BELOW), "other", ends(SECOND, BELOW)),
                List.of(FIRST, SECOND, THIRD, BELOW));

        double distance = paths.getOrDefault("one", NONE).labelPoint().getY()
                - paths.getOrDefault("other", NONE).labelPoint().getY();
        assertTrue(Math.abs(distance) >= 10, () -> "lanes " + distance + " apart");
    }

    @Test
    void aThousandNodesAreRoutedInNoTimeWorthWaitingFor() {
        var nodes = IntStream.range(0, 1000)
                .mapToObj(i -> new Box(i % 25 * 200, Math.floorDiv(i, 25) * 160, 100, 60))
                .toList();
        var wires = new LinkedHashMap<Integer, WireEnds>();
        IntStream.range(1, 1000).forEach(i -> wires.put(i, ends(nodes.get(i - 1), nodes.get(i))));

        var best = IntStream.range(0, 5).mapToLong(_ -> nanos(wires, nodes)).min().orElseThrow();

        assertTrue(best < 2_000_000_000L, () -> best / 1_000_000 + " ms");
    }

    private static long nanos(Map<Integer, WireEnds> wires, List<Box> nodes) {
        long start = System.nanoTime();
        WireRouter.route(wires, nodes);
        return System.nanoTime() - start;
    }
}

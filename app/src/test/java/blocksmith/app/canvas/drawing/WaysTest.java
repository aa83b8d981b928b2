package blocksmith.app.canvas.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.canvas.geometry.Box;
import blocksmith.app.canvas.geometry.WireEnds;
import blocksmith.app.canvas.geometry.WireRouter;
import blocksmith.app.testing.WindowTest;
import blocksmith.engine.problem.NodeId;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

@WindowTest
class WaysTest {
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private int told;
    private final Ways ways = new Ways(() -> told++, waiting::add);

    private static List<Box> nodes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Box(150 * (i % 20), 120 * Math.floorDiv(i, 20), 100, 50))
                .toList();
    }

    private static Map<PortKey, WireEnds> wires(List<Box> nodes) {
        var wires = new LinkedHashMap<PortKey, WireEnds>();
        for (int i = 1; i < nodes.size(); i++) {
            var from = nodes.get(i - 1);
            var to = nodes.get(i);
            wires.put(new PortKey(new NodeId("n" + i), Side.INPUT, "in"),
                    new WireEnds(new Point2D(from.right(), from.centerY()), new Point2D(to.x(), to.centerY()), from,
                            to));
        }
        return wires;
    }

    @Test
    void thoseOfSmallDesignsAreFoundAtOnce() {
        var nodes = nodes(20);
        assertEquals(WireRouter.route(wires(nodes), nodes), ways.of(wires(nodes), nodes));
        assertTrue(waiting.isEmpty());
    }

    @Test
    void thoseOfLargeDesignsAreFoundBesideAndTheNewestCount() {
        var earlier = nodes(400);
        var later = nodes(401);
        var provisional = ways.of(wires(earlier), earlier);
        assertEquals(wires(earlier).keySet(), provisional.keySet());
        ways.of(wires(later), later);
        assertEquals(2, waiting.size());
        waiting.forEach(Runnable::run);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1, told);
        assertEquals(WireRouter.route(wires(later), later), ways.of(wires(later), later));
    }
}

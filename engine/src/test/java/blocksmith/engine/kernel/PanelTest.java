package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How output channels are cut into panels.
class PanelTest {
    private static final int INPUTS = 96;
    private static final int PIXELS = 49;

    private static List<Panel> panels(int features, Panel.Count count) {
        return Panel.of(1, features, INPUTS, PIXELS, count);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 9, 15, 20, 80})
    void twoThreadsShareAnEvenNumberOfPanels(int vectors) {
        var panels = panels(vectors * Lanes.COUNT, Panel.Count.EVEN);
        assertEquals(0, panels.size() % 2, panels.toString());
        assertEquals(vectors, panels.stream().mapToInt(Panel::vectors).sum());
    }

    @Test
    void noPanelIsWithoutAVector() {
        assertEquals(1, panels(Lanes.COUNT, Panel.Count.EVEN).size());
        assertEquals(1, panels(3, Panel.Count.EVEN).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 15})
    void panelsFollowEachOtherThroughAllChannels(int vectors) {
        int features = vectors * Lanes.COUNT - 1;
        for (var count : Panel.Count.values()) {
            int next = 0;
            for (var panel : panels(features, count)) {
                assertTrue(panel.feature() <= next, panel.toString());
                next = panel.feature() + panel.last() + Lanes.COUNT;
            }
            assertTrue(next >= features, count + ": " + next);
        }
    }
}

package blocksmith.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How output channels are cut into panels.
class PanelTest {
    private static final int INPUTS = 96;
    private static final int PIXELS = 49;

    private static List<Panel> panels(int features, Panel.Count count) {
        return Panel.of(1, features, INPUTS, PIXELS, count, Panel.Sharing.NONE);
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

    /// Half a vector that is left over, or less, but not more, nor where all inputs are not summed at once.
    @ParameterizedTest
    @CsvSource({"1, 1.5, 96, true", "1, 1.4, 96, true", "2, 7.1, 96, true", "1, 1.6, 96, false", "1, 3, 96, false",
        "1, 0.5, 96, false", "1, 7.5, 4096, false"})
    void pixelsShareWhatIsLeftOver(int groups, double vectors, int inputs, boolean areInPairs) {
        assumeFalse(Registers.ARE_FEW);
        int features = (int) (vectors * Lanes.COUNT);
        var panels = Panel.of(groups, features, inputs, 196, Panel.Count.ANY, Panel.Sharing.IN_PAIRS);
        int made = 0;
        for (var panel : panels) {
            boolean isFirst = panel.feature() == panel.group() * features;
            assertEquals(areInPairs && isFirst, panel.isShared(), panels.toString());
            made += panel.last() + Lanes.COUNT;
        }
        assertTrue(made >= groups * features, panels.toString());
        assertTrue(made < groups * (features + Lanes.COUNT), panels.toString());
    }

    /// An even number, of areas with few neighbours too.
    @Test
    void blocksHaveWholePairs() {
        assumeFalse(Registers.ARE_FEW);
        var panel = Panel.of(1, Lanes.COUNT + 8, INPUTS, 784, Panel.Count.ANY, Panel.Sharing.IN_PAIRS).getFirst();
        assertEquals(2, panel.pixels(new Cut(28, 28, 3, 192), INPUTS));
        assertEquals(6, panel.pixels(new Cut(28, 28, 7, 192), INPUTS));
        assertEquals(12, panel.pixels(new Cut(1, 784, 12, 192), INPUTS));
    }

    /// All channels of a panel, those twice that two pixels share.
    @Test
    void lanesOfASharedVectorStandTwice() {
        int half = Lanes.COUNT / 2;
        var panel = new Panel(0, 0, 3, half, half + Lanes.COUNT - 1, 0);
        for (int lane = 0; lane < half; lane++) {
            assertEquals(lane, panel.channel(lane));
            assertEquals(lane, panel.channel(half + lane));
            assertEquals(half + lane, panel.channel(Lanes.COUNT + lane));
            assertEquals(half + Lanes.COUNT - 1 + lane, panel.channel(2 * Lanes.COUNT + lane));
        }
    }

    /// Whatever registers there are.
    @ParameterizedTest
    @ValueSource(ints = {4, 6, 8, 12, 16})
    void ofThoseThatTakeAsLongTheFewestPanelsAreChosen(int vectors) {
        var panels = Panel.of(1, vectors * Lanes.COUNT, 64, 3136, Panel.Count.ANY, Panel.Sharing.NONE);
        long chosen = cycles(panels.stream().map(Panel::vectors).toList());
        for (int count = 1; count < panels.size(); count++) {
            var fewer = new ArrayList<Integer>();
            for (int i = 0; i < count; i++) {
                fewer.add(vectors * (i + 1) / count - vectors * i / count);
            }
            assertTrue(Collections.max(fewer) > BlockShape.MOST_VECTORS || cycles(fewer) > chosen, fewer.toString());
        }
    }

    private static long cycles(List<Integer> widths) {
        return Math.round(widths.stream().mapToDouble(width -> BlockShape.cycles(width, 3136, 64)).sum());
    }
}

package blocksmith.app.canvas.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {
    @Test
    void coordinatesGoToTheNearestStep() {
        assertEquals(124, Grid.snap(125.9));
        assertEquals(-4, Grid.snap(-5.5));
    }

    @Test
    void aWireThatIsAlmostStraightIsMadeStraight() {
        assertEquals(37, Grid.snapDown(127, 34, List.of(-37.0, 90.0)));
    }

    @Test
    void farFromStraightTheGridHolds() {
        assertEquals(-3, Grid.snapDown(127, -2, List.of(-37.0)));
    }
}

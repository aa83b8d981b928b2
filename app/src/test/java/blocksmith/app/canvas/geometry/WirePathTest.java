package blocksmith.app.canvas.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;

class WirePathTest {
    private static final WirePath STRAIGHT = WirePath.direct(new Point2D(0, 50), new Point2D(200, 50));
    private static final WirePath LANE = WirePath.rounded(
            List.of(
                    new Point2D(0, 0),
                    new Point2D(20, 0),
                    new Point2D(20, 100),
                    new Point2D(300, 100),
                    new Point2D(300, 0),
                    new Point2D(320, 0)));

    @Test
    void theDistanceIsToTheNearestPiece() {
        assertEquals(7, STRAIGHT.distanceTo(new Point2D(90, 57)), 1e-6);
        assertEquals(5, LANE.distanceTo(new Point2D(160, 95)), 1e-6);
    }

    @Test
    void beyondItsEndTheDistanceIsToTheEnd() {
        assertEquals(10, STRAIGHT.distanceTo(new Point2D(210, 50)), 1e-6);
    }

    @Test
    void aLabelStandsAboveACurveAndOnALane() {
        assertEquals(new Point2D(100, 34), STRAIGHT.labelPoint());
        assertEquals(new Point2D(160, 100), LANE.labelPoint());
    }

    @Test
    void aLabelHasTheRoomBetweenTheCorners() {
        assertEquals(200, STRAIGHT.labelRoom());
        assertEquals(250, LANE.labelRoom(), 1e-6);
    }

    @Test
    void onlyWhatLiesUnderItIsCrossed() {
        assertTrue(LANE.crosses(new Box(100, 90, 20, 20)));
        assertFalse(LANE.crosses(new Box(100, 10, 20, 20)));
    }

    @Test
    void cornersAreRounded() {
        assertTrue(LANE.distanceTo(new Point2D(20, 100)) > 2);
    }
}

package blocksmith.app.canvas.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;

class ViewportTest {
    private static final Box VIEW = new Box(0, 0, 1000, 600);

    @Test
    void whatIsUnderThePointerStaysThereWhenZooming() {
        var pointer = new Point2D(310, 170);
        var before = new Viewport(1, -40, 25);

        var after = before.zoomedAt(pointer, 3);

        assertEquals(0, before.toWorld(pointer).distance(after.toWorld(pointer)), 1e-9);
        assertEquals(2, after.scale(), 1e-9);
    }

    @Test
    void zoomEndsAtTheHighestLevel() {
        var highest = new Viewport(Viewport.HIGHEST, 5, 6);

        assertEquals(highest, highest.zoomedAt(new Point2D(100, 100), 1));
    }

    @Test
    void toWorldUndoesToScreen() {
        var viewport = new Viewport(-3, 12, -7);
        var point = new Point2D(123, 456);

        assertEquals(0, viewport.toWorld(viewport.toScreen(point)).distance(point), 1e-9);
    }

    @Test
    void fittingShowsAllOfALargeDesign() {
        var content = new Box(-200, 50, 5000, 900);

        var seen = Viewport.fitting(content, VIEW).toScreen(content);

        assertTrue(seen.x() >= -1 && seen.right() <= 1001 && seen.y() >= -1 && seen.bottom() <= 601, seen::toString);
    }

    @Test
    void fittingASmallDesignDoesNotEnlargeIt() {
        var content = new Box(10, 10, 100, 100);

        var viewport = Viewport.fitting(content, VIEW);

        assertEquals(1, viewport.scale());
        assertEquals(500, viewport.toScreen(content).centerX(), 1);
    }

    @Test
    void revealingWhatIsSeenMovesNothing() {
        var viewport = new Viewport(0, 10, 10);

        assertEquals(viewport, viewport.revealing(new Box(100, 100, 50, 50), VIEW));
    }

    @Test
    void revealingGoesTheShortestWay() {
        assertEquals(new Viewport(0, -150, 0), Viewport.START.revealing(new Box(1100, 100, 50, 50), VIEW));
    }

    @Test
    void theVisiblePartCoversTheView() {
        assertEquals(new Box(-20, -40, 2000, 1200), new Viewport(-4, 10, 20).visible(1000, 600));
    }

    @Test
    void twoViewportsThatFollowEachOtherZoomAtTheSamePoint() {
        var one = new Viewport(0, 10, 20);
        var other = new Viewport(0, 300, -40);
        var pointer = new Point2D(120, 80);
        var zoomed = one.zoomedAt(pointer, 4);

        var following = other.following(one, zoomed);

        assertEquals(other.zoomedAt(pointer, 4), following);
        assertEquals(other.panned(5, 7), other.following(one, one.panned(5, 7)));
    }
}

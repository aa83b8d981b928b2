package blocksmith.app.canvas.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;

class NodeFormTest {
    @Test
    void aNodeIsAsWideAsItsTextNeeds() {
        assertEquals(152, NodeForm.FULL.box(Point2D.ZERO, 100, 1).width());
        assertEquals(182, NodeForm.FULL.box(Point2D.ZERO, 160, 1).width());
    }

    @Test
    void aVeryLongTitleIsCut() {
        assertEquals(240, NodeForm.SMALL.box(Point2D.ZERO, 1000, 1).width());
    }

    @Test
    void allPortsLieOnTheNode() {
        var box = NodeForm.SMALL.box(new Point2D(10, 20), 40, 6);

        assertTrue(NodeForm.SMALL.input(box, 5).getY() < box.bottom() - 8);
        assertEquals(new Point2D(76, 52), NodeForm.SMALL.output(box, 0));
    }

    @Test
    void aFrameLeavesRoomForItsTitle() {
        var frame = NodeForm.frame(List.of(new Box(222, 127, 152, 96), new Box(514, 143, 66, 64)));

        assertEquals(new Box(206, 100, 390, 140), frame);
    }
}

package blocksmith.app.canvas.gesture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.canvas.geometry.Viewport;
import blocksmith.app.testing.TestPlatform;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class LookTest extends CanvasWindow {
    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
    }

    private Viewport viewport() {
        return canvas.viewportProperty().get();
    }

    @Test
    void theWheelPans(FxRobot robot) {
        var before = viewport();
        robot.moveTo(canvas);

        TestPlatform.turnWheel(robot, VerticalDirection.UP);

        assertTrue(viewport().y() > before.y());
        assertEquals(before.level(), viewport().level());
    }

    @Test
    void theWheelWithControlZoomsAtThePointer(FxRobot robot) {
        var pointer = screen(300, 120);
        robot.moveTo(pointer).press(KeyCode.CONTROL);

        TestPlatform.turnWheel(robot, VerticalDirection.UP);
        robot.release(KeyCode.CONTROL);

        assertEquals(1, viewport().level());
        assertEquals(0, screen(300, 120).distance(pointer), 1.5);
    }

    @Test
    void aMiddleDragPans(FxRobot robot) {
        var before = viewport();

        robot.drag(screen(300, 400), MouseButton.MIDDLE).moveBy(60, -30).drop();

        assertEquals(before.panned(60, -30), viewport());
    }

    @Test
    void aDragWithTheSpaceBarPansEvenFromANode(FxRobot robot) {
        var before = viewport();
        var design = design();

        robot.press(KeyCode.SPACE).drag("#node-conv").moveBy(40, 50).drop().release(KeyCode.SPACE);

        assertEquals(before.panned(40, 50), viewport());
        assertEquals(design, design());
    }

    @Test
    void aPressOnTheOverviewBringsThatPlaceToTheMiddle(FxRobot robot) {
        robot.interact(canvas::zoomIn).interact(canvas::zoomIn);

        var before = viewport();

        robot.clickOn(canvas.localToScreen(canvas.getWidth() - 140, canvas.getHeight() - 56));

        assertTrue(viewport().x() > before.x() + 100);
    }

    @Test
    void aDesignThatIsOpenedIsShownWhole(FxRobot robot) {
        robot.interact(canvas::zoomIn).drag(screen(300, 400), MouseButton.MIDDLE).moveBy(400, 200).drop();
        var design = design();

        robot.interact(() -> session.show(design, null));
        waitForAnalysis();

        for (var corner : new Point2D[]{screen(40, 80), screen(912, 384)}) {
            assertTrue(canvas.contains(canvas.screenToLocal(corner)), corner::toString);
        }
    }

    @Test
    void fittingShowsEverything(FxRobot robot) {
        robot.interact(() -> {
            for (int i = 0; i < 6; i++) {
                canvas.zoomIn();
            }
            canvas.fit();
        });

        for (var corner : new Point2D[]{screen(40, 80), screen(912, 384)}) {
            assertTrue(canvas.contains(canvas.screenToLocal(corner)), corner::toString);
        }
    }

    @Test
    void fromFarOffNodesLeaveTheScene(FxRobot robot) {
        robot.interact(() -> {
            for (int i = 0; i < 8; i++) {
                canvas.zoomOut();
            }
        });

        assertFalse(robot.lookup("#node-conv").tryQuery().filter(node -> node.getParent().getParent().isVisible())
                .isPresent());
    }
}

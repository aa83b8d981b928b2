package blocksmith.app.canvas.gesture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import blocksmith.engine.design.Point;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class MoveNodesTest extends CanvasWindow {
    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
    }

    @Test
    void aDragMovesTheNodeOnTheGrid(FxRobot robot) {
        robot.drag("#node-spare").moveBy(41, 59).drop();

        assertEquals(new Point(680, 380), position("spare"));
    }

    @Test
    void allSelectedNodesMoveAsOneEdit(FxRobot robot) {
        select(robot, "conv", "bn");

        robot.drag("#node-conv").moveBy(20, 100).drop();
        assertEquals(new Point(260, 180), position("conv"));
        assertEquals(new Point(500, 196), position("bn"));

        robot.interact(session::undo);
        assertEquals(new Point(240, 80), position("conv"));
        assertEquals(new Point(480, 96), position("bn"));
    }

    @Test
    void nothingIsEditedBeforeTheDrop(FxRobot robot) {
        robot.drag("#node-spare").moveBy(80, 40);

        assertEquals(new Point(640, 320), position("spare"));
        robot.drop();
    }

    @Test
    void escapePutsThemBack(FxRobot robot) {
        robot.drag("#node-spare").moveBy(80, 40).push(KeyCode.ESCAPE).drop();

        assertEquals(new Point(640, 320), position("spare"));
        assertNull(session.historyProperty().get().undo());
    }

    @Test
    void aTrembleIsNoMove(FxRobot robot) {
        robot.drag("#node-spare").moveBy(2, 1).drop();

        assertNull(session.historyProperty().get().undo());
    }

    @Test
    void arrowsNudgeTheSelection(FxRobot robot) {
        robot.clickOn("#node-spare").push(KeyCode.RIGHT).push(KeyCode.SHIFT, KeyCode.DOWN);

        assertEquals(new Point(644, 340), position("spare"));
    }
}

package blocksmith.app.canvas.gesture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import blocksmith.engine.problem.NodeId;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class DeleteTest extends CanvasWindow {
    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
    }

    @Test
    void deleteRemovesTheSelectedNodes(FxRobot robot) {
        robot.clickOn("#node-bn").push(KeyCode.DELETE);

        assertFalse(design().nodes().containsKey(new NodeId("bn")));
    }

    @Test
    void deleteRemovesTheSelectedWireOnly(FxRobot robot) {
        robot.clickOn(screen(752, 129)).push(KeyCode.DELETE);

        assertEquals(Map.of(), node("output").inputs());
        assertEquals(6, design().nodes().size());
    }

    @Test
    void withNothingSelectedDeleteDoesNothing(FxRobot robot) {
        var before = design();

        robot.clickOn(screen(300, 400)).push(KeyCode.DELETE);

        assertEquals(before, design());
    }
}

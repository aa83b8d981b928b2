package blocksmith.app.canvas.gesture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class SelectTest extends CanvasWindow {
    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
    }

    @Test
    void aClickSelectsTheNodeAlone(FxRobot robot) {
        robot.clickOn("#node-conv").clickOn("#node-bn");

        assertEquals(Set.of("bn"), selected());
    }

    @Test
    void aClickWithShiftAddsAndTakesAway(FxRobot robot) {
        robot.clickOn("#node-conv").press(KeyCode.SHIFT).clickOn("#node-bn").clickOn("#node-conv")
                .release(KeyCode.SHIFT);

        assertEquals(Set.of("bn"), selected());
    }

    @Test
    void aClickOnEmptyGroundSelectsNothing(FxRobot robot) {
        robot.clickOn("#node-conv").clickOn(screen(300, 400));

        assertEquals(Set.of(), selected());
    }

    @Test
    void aRubberBandSelectsWhatItTouches(FxRobot robot) {
        robot.drag(screen(220, 250)).dropTo(screen(520, 120));

        assertEquals(Set.of("conv", "bn"), selected());
        assertFalse(robot.lookup("#rubber-band").query().isVisible());
    }

    @Test
    void aRubberBandWithShiftKeepsTheOthers(FxRobot robot) {
        robot.clickOn("#node-spare").press(KeyCode.SHIFT);
        robot.drag(screen(220, 250)).dropTo(screen(300, 120)).release(KeyCode.SHIFT);

        assertEquals(Set.of("spare", "conv"), selected());
    }

    @Test
    void escapeTakesTheRubberBandBack(FxRobot robot) {
        robot.clickOn("#node-spare").drag(screen(220, 250)).moveTo(screen(520, 120)).push(KeyCode.ESCAPE).drop();

        assertEquals(Set.of("spare"), selected());
    }
}

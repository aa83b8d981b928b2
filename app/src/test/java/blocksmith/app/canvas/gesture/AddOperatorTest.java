package blocksmith.app.canvas.gesture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.design.Wire;
import java.util.Map;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class AddOperatorTest extends CanvasWindow {
    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
    }

    @Test
    void aDoubleClickOnEmptyGroundAddsWhatIsSearched(FxRobot robot) {
        robot.doubleClickOn(screen(300, 400)).write("batch").push(KeyCode.ENTER);

        assertEquals(7, design().nodes().size());
        assertEquals("BatchNorm2d", node("batchnorm").operator());
        assertEquals(300, position("batchnorm").x(), 4);
        assertEquals(Set.of("batchnorm"), selected());
    }

    @Test
    void tabAddsAfterTheSelectedNodeAndWiresIt(FxRobot robot) {
        robot.clickOn("#node-spare").push(KeyCode.TAB).write("silu").push(KeyCode.ENTER);

        assertEquals(Map.of("in", Wire.from("spare")), node("silu").inputs());
        assertTrue(position("silu").x() > position("spare").x());
    }

    @Test
    void escapeClosesTheSearchAndAddsNothing(FxRobot robot) {
        robot.push(KeyCode.TAB).write("conv").push(KeyCode.ESCAPE);

        assertFalse(robot.lookup("#operator-search").query().isVisible());
        assertEquals(6, design().nodes().size());
        assertTrue(canvas.isFocused());
    }

    @Test
    void aClickOnAFoundOperatorAddsIt(FxRobot robot) {
        robot.doubleClickOn(screen(300, 400)).write("relu6").clickOn(".list-cell");

        assertEquals("ReLU6", node("relu6").operator());
    }

    @Test
    void anOperatorDroppedOnAWireIsWiredIn(FxRobot robot) {
        var offer = session.offers().search("sigmoid").getFirst();
        var wire = canvas.localToScene(canvas.screenToLocal(screen(752, 129)));

        robot.interact(() -> assertTrue(canvas.drop(offer, wire)));

        assertEquals(Map.of("in", Wire.from("add")), node("sigmoid").inputs());
        assertEquals(Map.of("in", Wire.from("sigmoid")), node("output").inputs());
    }

    @Test
    void anOperatorDroppedBesideTheCanvasIsNotAdded(FxRobot robot) {
        var offer = session.offers().search("sigmoid").getFirst();

        robot.interact(() -> assertFalse(canvas.drop(offer, canvas.localToScene(-20, 50))));

        assertEquals(6, design().nodes().size());
    }
}

package blocksmith.app.canvas.gesture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.canvas.geometry.Box;
import blocksmith.engine.design.Wire;
import java.util.Map;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
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
    void aTemplateAddedOverNodesFindsRoomBesideThem(FxRobot robot) {
        robot.moveTo("#node-conv");
        robot.push(KeyCode.TAB).write("mbconv").push(KeyCode.ENTER);
        waitForAnalysis();

        assertLiesOverNone(robot, "mbconv");
        assertEquals(position("conv").x(), position("mbconv").x(), 200);
    }

    @Test
    void whatIsAddedAfterANodeDoesNotLieOverTheNext(FxRobot robot) {
        robot.clickOn("#node-conv").push(KeyCode.TAB).write("mbconv").push(KeyCode.ENTER);
        waitForAnalysis();

        assertEquals(Map.of("in", Wire.from("conv")), node("mbconv").inputs());
        assertLiesOverNone(robot, "mbconv");
    }

    private void assertLiesOverNone(FxRobot robot, String id) {
        for (var other : design().nodes().keySet()) {
            assertTrue(other.value().equals(id) || !box(robot, other.value()).intersects(box(robot, id)),
                    other + " lies under it");
        }
    }

    /// Without the shadow of a selected node.
    private static Box box(FxRobot robot, String id) {
        var node = robot.lookup("#node-" + id).queryAs(Region.class);
        return new Box(node.getLayoutX(), node.getLayoutY(), node.getWidth(), node.getHeight());
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

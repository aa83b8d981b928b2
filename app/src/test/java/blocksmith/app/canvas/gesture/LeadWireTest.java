package blocksmith.app.canvas.gesture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.design.Wire;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class LeadWireTest extends CanvasWindow {
    private static final PseudoClass REFUSING = PseudoClass.getPseudoClass("refusing");

    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
    }

    @Test
    void aDragFromAnOutputEndsAtAnInput(FxRobot robot) {
        robot.drag("#port-conv-out").dropTo("#port-spare-in");

        assertEquals(Map.of("in", Wire.from("conv")), node("spare").inputs());
    }

    @Test
    void aDragFromAFreeInputEndsAtAnOutput(FxRobot robot) {
        robot.drag("#port-spare-in").dropTo("#port-bn-out");

        assertEquals(Map.of("in", Wire.from("bn")), node("spare").inputs());
    }

    @Test
    void aWirePickedUpAtItsEndIsLedElsewhereInOneEdit(FxRobot robot) {
        robot.drag("#port-output-in").dropTo("#port-spare-in");

        assertEquals(Map.of(), node("output").inputs());
        assertEquals(Map.of("in", Wire.from("add")), node("spare").inputs());
        robot.interact(session::undo);
        assertEquals(Map.of("in", Wire.from("add")), node("output").inputs());
    }

    @Test
    void aWirePickedUpAndDroppedOnNothingIsTakenAway(FxRobot robot) {
        robot.drag("#port-output-in").dropTo(screen(850, 400));

        assertEquals(Map.of(), node("output").inputs());
    }

    @Test
    void aNewWireDroppedOnNothingIsNone(FxRobot robot) {
        var before = design();

        robot.drag("#port-conv-out").dropTo(screen(300, 400));

        assertEquals(before, design());
    }

    @Test
    void escapeLeavesTheWireWhereItWas(FxRobot robot) {
        var before = design();

        robot.drag("#port-output-in").moveTo("#port-spare-in").push(KeyCode.ESCAPE).drop();

        assertEquals(before, design());
    }

    @Test
    void portsThatCannotTakeItFadeAndSayWhy(FxRobot robot) {
        var before = design();

        robot.drag("#port-bn-out").moveTo("#port-conv-in");

        assertTrue(robot.lookup("#port-conv-in").query().getPseudoClassStates().contains(REFUSING));
        assertFalse(robot.lookup("#port-spare-in").query().getPseudoClassStates().contains(REFUSING));
        assertEquals("This would close a cycle.", robot.lookup("#refusal").queryAs(Label.class).getText());
        robot.drop();
        assertEquals(before, design());
    }

    @Test
    void theTotalsFollow(FxRobot robot) {
        long before = analysis().totals().activationBytes();

        robot.drag("#port-bn-out").dropTo("#port-output-in");

        waitUntil(() -> analysis().totals().activationBytes() < before);
    }
}

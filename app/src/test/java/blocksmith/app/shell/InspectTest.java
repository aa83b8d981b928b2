package blocksmith.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.op.Literal;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The inspector in the window: what is typed in it changes the totals.
class InspectTest extends OpenWindow {
    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
    }

    private void type(FxRobot robot, String field, String text) {
        robot.clickOn(field).push(KeyCode.SHORTCUT, KeyCode.A).push(KeyCode.DELETE).write(text).push(KeyCode.ENTER);
        awaitAnalysis();
    }

    private static String field(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextField.class).getText();
    }

    @Test
    void aValueTypedChangesTheTotals(FxRobot robot) {
        select(robot, "depthwise");

        type(robot, "#field-stride", "2");

        assertEquals(new Literal.Whole(2), node("depthwise").values().get("stride"));
        assertFalse(text(robot, "#total-macs-value").equals("29.3 M"));
    }

    @Test
    void aChoiceIsPickedFromThoseOffered(FxRobot robot) {
        select(robot, "depthwise");

        robot.clickOn("#field-bias-choices").clickOn("true");
        awaitAnalysis();

        assertEquals(new Literal.Truth(true), node("depthwise").values().get("bias"));
    }

    @Test
    void arrowsStepANumber(FxRobot robot) {
        select(robot, "se");

        robot.clickOn("#field-title");
        type(robot, "#field-reduction", "8");
        robot.push(KeyCode.UP).push(KeyCode.SHIFT, KeyCode.UP);
        awaitAnalysis();

        assertEquals(new Literal.Whole(17), node("se").values().get("reduction"));
    }

    @Test
    void undoIsTheWindowsOnceAValueIsEntered(FxRobot robot) {
        select(robot, "depthwise");
        var before = design();
        type(robot, "#field-kernel", "5");

        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        awaitAnalysis();

        assertEquals(before, design());
        robot.push(KeyCode.ESCAPE);
        assertTrue(robot.lookup("#canvas").query().isFocused());
    }

    @Test
    void aNameThatIsTakenIsRefusedWithTheReason(FxRobot robot) {
        type(robot, "#parameter-0-name", "out");

        assertEquals("in", design().parameters().getFirst().name());
        assertTrue(text(robot, "#parameter-0-problem").contains("another parameter"));
    }

    @Test
    void anExpressionShowsWhatItComesTo(FxRobot robot) {
        select(robot, "expand");

        type(robot, "#field-outChannels", "in * 2");

        assertEquals("= 64", text(robot, "#field-outChannels-result"));
    }

    @Test
    void aPairIsTypedWithACross(FxRobot robot) {
        select(robot, "depthwise");

        type(robot, "#field-kernel", "3x1");

        assertEquals("3 × 1", field(robot, "#field-kernel"));
        assertEquals(Literal.parse("[3, 1]"), node("depthwise").values().get("kernel"));
    }

    @Test
    void aWrongValueIsMarkedWithTheFactAndTheFix(FxRobot robot) {
        select(robot, "expand");

        type(robot, "#field-groups", "5");

        var problem = text(robot, "#field-groups-problem");
        assertTrue(problem.contains("32 channels cannot be split into 5 groups."), problem);
        assertTrue(problem.contains("Choose"), problem);
    }

    @Test
    void anEmptyFieldTakesTheDefault(FxRobot robot) {
        select(robot, "expand");

        type(robot, "#field-bias", "");

        assertFalse(node("expand").values().containsKey("bias"));
    }

    @Test
    void escapeGivesUpWhatWasTyped(FxRobot robot) {
        select(robot, "depthwise");
        var before = design();

        robot.clickOn("#field-stride").write("7").push(KeyCode.ESCAPE);
        select(robot);

        assertEquals(before, design());
    }

    @Test
    void whatWasTypedIsTakenWhenAnotherNodeIsSelected(FxRobot robot) {
        select(robot, "depthwise");
        robot.clickOn("#field-stride").push(KeyCode.SHORTCUT, KeyCode.A).write("2");

        select(robot, "expand");

        assertEquals(new Literal.Whole(2), node("depthwise").values().get("stride"));
    }

    @Test
    void aNodeIsNamedAndGivenACondition(FxRobot robot) {
        select(robot, "se");

        type(robot, "#field-title", "Gate");
        type(robot, "#field-when", "stride == 2");

        assertEquals("Gate", node("se").title());
        assertEquals("stride == 2", node("se").when());
        assertEquals("Gate", text(robot, "#inspector-heading"));

        type(robot, "#field-when", "");
        assertNull(node("se").when());
    }

    @Test
    void undoShowsTheOldValue(FxRobot robot) {
        select(robot, "depthwise");
        var before = field(robot, "#field-kernel");
        type(robot, "#field-kernel", "5");

        robot.clickOn("#tool-undo");

        assertEquals(before, field(robot, "#field-kernel"));
    }

    @Test
    void severalNodesAreSummedUp(FxRobot robot) {
        select(robot, "expand", "depthwise");

        assertEquals("2 nodes", text(robot, "#inspector-heading"));
        assertTrue(robot.lookup("#selection-form .label").queryAllAs(javafx.scene.control.Label.class).stream()
                .anyMatch(label -> label.getText().equals("5,248")));
    }

    @Test
    void withoutASelectionTheDesignsParametersAreEdited(FxRobot robot) {
        robot.interact(() -> robot.lookup("#add-parameter").queryButton().fire());

        assertEquals(8, design().parameters().size());
    }

    @Test
    void theExplainTabExplains(FxRobot robot) {
        select(robot, "depthwise");

        robot.clickOn("#tab-explain");

        assertTrue(robot.lookup("#explain-weights").query().isVisible());
    }
}

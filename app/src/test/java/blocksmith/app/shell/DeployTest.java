package blocksmith.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.session.BenchmarkStatus;
import blocksmith.app.session.Form;
import blocksmith.app.session.OutputComparison;
import blocksmith.engine.design.Edit;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.template.Library;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class DeployTest extends OpenWindow {
    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
        session.show(Library.find("repvgg-block").orElseThrow().design(), null);
    }

    private void deploy(FxRobot robot) {
        awaitAnalysis();
        robot.clickOn("#form-deploy");
        await(this::isCompared);
    }

    private boolean isCompared() {
        var shown = session.form().shownProperty().get();
        return shown.form() == Form.DEPLOYED && shown.analyzed().design().equals(session.design())
                && shown.outputs() instanceof OutputComparison.Measured;
    }

    private static boolean says(FxRobot robot, String node, String words) {
        return robot.lookup("#node-" + node + " .label").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.isVisible() && label.getText().equals(words));
    }

    @Test
    void bothCostsAndTheDifferenceOfTheOutputsAreShown(FxRobot robot) {
        deploy(robot);
        assertEquals("20,784", text(robot, "#total-parameters-value"));
        assertEquals("training 23,328", text(robot, "#total-parameters-difference"));
        assertEquals("65.0 M", text(robot, "#total-macs-value"));
        assertEquals("training 72.3 M", text(robot, "#total-macs-difference"));
        assertTrue(text(robot, "#total-outputs-value").matches("\\d\\.\\de-0\\d"), text(robot, "#total-outputs-value"));
    }

    @Test
    void nodesThatAreGoneSayWhereTheyWent(FxRobot robot) {
        deploy(robot);
        assertTrue(says(robot, "filter-bn", "folded into\nConv 3×3"));
        assertTrue(says(robot, "mix", "merged into Conv 3×3"));
        assertTrue(says(robot, "add-identity", "merged into\nConv 3×3"));
        assertTrue(says(robot, "filter", "20,784"));
    }

    @Test
    void theDesignStaysAsItIsAndTheKeyBringsItsFormBack(FxRobot robot) {
        deploy(robot);
        assertEquals(Library.find("repvgg-block").orElseThrow().design(), design());
        assertFalse(session.hasUnsavedChanges());
        robot.interact(window::focusCanvas);
        robot.push(KeyCode.CONTROL, KeyCode.R);
        await(() -> session.form().shownProperty().get().form() == Form.TRAINING);
        assertTrue(robot.lookup("#form-train").queryAs(ToggleButton.class).isSelected());
        assertEquals("23,328", text(robot, "#total-parameters-value"));
        assertFalse(robot.lookup("#total-outputs").query().isVisible());
    }

    @Test
    void theDeployedFormFollowsEdits(FxRobot robot) {
        deploy(robot);
        robot.interact(() -> session.edit(new Edit.SetValue(new NodeId("filter"), "kernel", new Literal.Whole(5))));
        robot.interact(() -> session.edit(new Edit.SetValue(new NodeId("filter"), "padding", new Literal.Whole(2))));
        await(this::isCompared);
        assertEquals("57,648", text(robot, "#total-parameters-value"));
        robot.interact(session::undo);
        robot.interact(session::undo);
        await(this::isCompared);
        assertEquals("20,784", text(robot, "#total-parameters-value"));
    }

    @Test
    void theBenchmarkMeasuresTheFormThatIsShown(FxRobot robot) {
        deploy(robot);
        robot.interact(() -> session.benchmark().liveProperty().set(true));
        var identity = NodePath.of("identity-bn");
        await(() -> !session.benchmark().stateProperty().get().fates().isEmpty());
        assertFalse(session.benchmark().stateProperty().get().fates().containsKey(identity));
        robot.clickOn("#form-train");
        await(() -> session.benchmark().stateProperty().get().fates().containsKey(identity));
        robot.interact(() -> session.benchmark().liveProperty().set(false));
        assertEquals(BenchmarkStatus.OFF, session.benchmark().stateProperty().get().status());
    }
}

package blocksmith.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.theme.Theme;
import blocksmith.engine.analysis.Precision;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.Edit;
import blocksmith.engine.op.Convention;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class MainWindowTest extends OpenWindow {
    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
    }

    private void setStride(FxRobot robot, int stride) {
        robot.interact(() -> session.edit(
                new Edit.SetValue(new NodeId("depthwise"), "stride", new Literal.Whole(stride))));
        awaitAnalysis();
    }

    @Test
    void totalsStandOverTheCanvas(FxRobot robot) {
        assertEquals("18,272", text(robot, "#total-parameters-value"));
        assertEquals("29.3 M", text(robot, "#total-macs-value"));
        assertEquals("3.61 MB", text(robot, "#total-memory-value"));
        assertEquals("3 × 3", text(robot, "#total-receptive-field-value"));
    }

    @Test
    void workIsCountedAsTheChosenToolCounts(FxRobot robot) {
        robot.interact(() -> session.conventionProperty().set(Convention.FVCORE));

        assertEquals("MACs, fvcore", text(robot, "#total-macs-name"));
        assertEquals("31.5 M", text(robot, "#total-macs-value"));
    }

    @Test
    void memoryFollowsWhatElementsAreKeptIn(FxRobot robot) {
        robot.interact(() -> session.precisionProperty().set(Precision.HALF));
        awaitAnalysis();

        assertEquals("Peak memory, FP16/BF16", text(robot, "#total-memory-name"));
        assertEquals("1.81 MB", text(robot, "#total-memory-value"));
    }

    @Test
    void theDifferenceFromThePinnedBaselineStandsBesideATotal(FxRobot robot) {
        robot.clickOn("#tool-pin");
        robot.interact(() -> session.edit(
                new Edit.SetValue(new NodeId("se"), "reduction", new Literal.Whole(8))));

        var difference = text(robot, "#total-parameters-difference");
        assertTrue(difference.startsWith("−"), difference);
        assertEquals("Efficient block", text(robot, "#total-compared-value"));
    }

    @Test
    void totalsOfAPartAreNotCompared(FxRobot robot) {
        robot.clickOn("#tool-pin");
        setStride(robot, 0);

        assertEquals("known part", text(robot, "#total-macs-difference"));
    }

    @Test
    void undoAndRedoHaveKeysAndButtons(FxRobot robot) {
        var before = design();
        setStride(robot, 2);
        var after = design();

        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        assertEquals(before, design());

        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
        assertEquals(after, design());

        robot.clickOn("#tool-undo");
        assertEquals(before, design());
    }

    private static Bounds place(FxRobot robot, String node) {
        var shown = robot.lookup(node).query();
        return shown.localToScreen(shown.getBoundsInLocal());
    }

    /// The totals over the canvas go meanwhile.
    @Test
    void whatIsAllDeletedAndComesBackStandsWhereItWas(FxRobot robot) {
        awaitAnalysis();
        var before = place(robot, "#node-se");

        robot.push(KeyCode.SHORTCUT, KeyCode.A).push(KeyCode.DELETE);
        awaitAnalysis();
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        awaitAnalysis();

        assertEquals(before, place(robot, "#node-se"));
    }

    @Test
    void theFirstEditLeavesTheOtherNodesWhereTheyAre(FxRobot robot) {
        awaitAnalysis();
        var before = place(robot, "#node-output");

        select(robot, "input");
        robot.push(KeyCode.DELETE);
        awaitAnalysis();

        assertEquals(before, place(robot, "#node-output"));
    }

    @Test
    void selectedNodesAreDuplicatedByKey(FxRobot robot) {
        select(robot, "se");

        robot.push(KeyCode.SHORTCUT, KeyCode.D);

        assertEquals(13, design().nodes().size());
    }

    @Test
    void theThemeIsSwitchedAndRemembered(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.L);

        assertEquals(Theme.LIGHT, appearance.themeProperty().get());
        assertEquals(Theme.LIGHT, preferences().theme());
    }

    @Test
    void panelsAreCollapsedByKey(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.B);
        assertFalse(robot.lookup("#bench-dock").query().isVisible());

        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.B);
        assertTrue(robot.lookup("#bench-dock").query().isVisible());
    }

    @Test
    void withoutProblemsTheStatusSaysSo(FxRobot robot) {
        assertEquals("No problems", text(robot, "#status-problems"));
        assertEquals("12 nodes", text(robot, "#status-nodes"));
        assertEquals("efficient-block.json", text(robot, "#status-file"));
        assertEquals("Saved", text(robot, "#status-saved"));
    }

    @Test
    void theFirstProblemStandsInTheStatusAndLeadsToItsNode(FxRobot robot) {
        setStride(robot, 0);

        assertTrue(text(robot, "#status-problems").contains("depthwise.stride"));
        assertEquals("Not saved", text(robot, "#status-saved"));

        robot.clickOn("#status-problems").push(KeyCode.DOWN).push(KeyCode.ENTER);
        assertEquals(Set.of(new NodeId("depthwise")), session.selectionProperty().get());
    }

    @Test
    void anEmptyCanvasOffersTheSamples(FxRobot robot) {
        robot.interact(() -> session.show(Design.EMPTY, null));
        assertFalse(robot.lookup("#totals").query().isVisible());

        await(() -> robot.lookup("#sample-inverted-residual").tryQuery().isPresent());
        robot.clickOn("#sample-inverted-residual");

        assertFalse(design().nodes().isEmpty());
        assertTrue(robot.lookup("#totals").query().isVisible());
    }

    @Test
    void theBenchmarkIsStartedAndStoppedByItsButton(FxRobot robot) {
        robot.clickOn("#tool-live");
        await(() -> !session.benchmark().stateProperty().get().times().isEmpty());
        assertTrue(text(robot, "#total-latency-value").endsWith(" ms"));
        assertEquals("Stop benchmark", text(robot, "#tool-live"));

        robot.clickOn("#tool-live");
        assertEquals("Start benchmark", text(robot, "#tool-live"));
    }
}

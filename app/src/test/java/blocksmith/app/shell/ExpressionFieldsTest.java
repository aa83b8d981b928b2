package blocksmith.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.design.Constraint;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.NodeKind;
import blocksmith.engine.design.Point;
import blocksmith.engine.design.Wire;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Expressions in the inspector: names are offered, values and violated constraints are said beside the fields.
class ExpressionFieldsTest extends OpenWindow {
    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
    }

    private static void begin(FxRobot robot, String field, String text) {
        robot.clickOn(field).push(KeyCode.SHORTCUT, KeyCode.A).push(KeyCode.DELETE).write(text);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String field(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextField.class).getText();
    }

    private static boolean isOffered(FxRobot robot, String name) {
        return robot.lookup("#completion-" + name).tryQuery().isPresent();
    }

    private void addMix(FxRobot robot, Literal groups) {
        var id = new NodeId("mix");
        var values = Map.<String, Literal>of("in", new Literal.Whole(32), "out", new Literal.Whole(32), "groups",
                groups);
        var node = new Node(id, new NodeKind.Instance("grouped-shuffle"), null, values,
                Map.of("in", Wire.from("input")), null, Map.of(), null);
        robot.interact(() -> session.edit(new Edit.PutNode(node, new Point(0, 900))));
        await(() -> session.analyzedProperty().get().instanced(id).isPresent());
    }

    @Test
    void namesAreOfferedAndTakenWithTabOrEnter(FxRobot robot) {
        awaitAnalysis();
        select(robot, "depthwise");

        begin(robot, "#field-outChannels", "exp");
        assertTrue(isOffered(robot, "expansion"));
        robot.push(KeyCode.ENTER);
        assertEquals("expansion", field(robot, "#field-outChannels"));
        assertFalse(isOffered(robot, "expansion"));

        robot.write(" * hid").push(KeyCode.TAB);
        assertEquals("expansion * hidden", field(robot, "#field-outChannels"));
        assertTrue(robot.lookup("#field-outChannels").query().isFocused());
        robot.push(KeyCode.ENTER);
        assertEquals(new Literal.Word("expansion * hidden"), node("depthwise").values().get("outChannels"));
    }

    @Test
    void theArrowsChooseAndEscapeOnlyPutsTheOfferAway(FxRobot robot) {
        awaitAnalysis();
        select(robot, "depthwise");

        begin(robot, "#field-kernel", "r");
        assertTrue(isOffered(robot, "reduction"));
        assertTrue(isOffered(robot, "round"));
        robot.push(KeyCode.ESCAPE);
        assertFalse(isOffered(robot, "reduction"));
        assertEquals("r", field(robot, "#field-kernel"));

        begin(robot, "#field-kernel", "r");
        robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
        assertEquals("round(", field(robot, "#field-kernel"));
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void aNameInFullIsEnteredAtOnce(FxRobot robot) {
        awaitAnalysis();
        select(robot, "expand");

        begin(robot, "#field-outChannels", "hidden");
        robot.push(KeyCode.ENTER);

        assertEquals(new Literal.Word("hidden"), node("expand").values().get("outChannels"));
    }

    @Test
    void indexIsOfferedWhereANodeStandsInARow(FxRobot robot) {
        awaitAnalysis();
        select(robot, "depthwise-relu");
        begin(robot, "#field-repeat", "3");
        robot.push(KeyCode.ENTER);
        select(robot, "depthwise");
        begin(robot, "#field-outChannels", "inde");
        assertFalse(isOffered(robot, "index"));
        robot.push(KeyCode.ESCAPE).push(KeyCode.ESCAPE);

        begin(robot, "#field-repeat", "3");
        robot.push(KeyCode.ENTER);
        awaitAnalysis();
        begin(robot, "#field-outChannels", "inde");
        assertTrue(isOffered(robot, "index"));
        robot.push(KeyCode.TAB).write(" + 1");
        assertEquals("= 1 … 3", text(robot, "#field-outChannels-result"));
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void anInstanceShowsWhatItsExpressionsComeTo(FxRobot robot) {
        addMix(robot, new Literal.Word("expansion * 2"));
        select(robot, "mix");
        assertEquals("= 8", text(robot, "#field-groups-result"));

        begin(robot, "#field-groups", "expansion * 4");
        assertEquals("= 16", text(robot, "#field-groups-result"));
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void anInstanceSaysWhatItViolatesAtTheFieldThatMendsIt(FxRobot robot) {
        addMix(robot, new Literal.Whole(5));
        select(robot, "mix");
        var problem = text(robot, "#field-groups-problem");
        assertTrue(problem.contains("in % groups == 0, but in = 32, groups = 5"), problem);
        assertTrue(problem.contains("Set groups to 4 or 8, or in to 30 or 35."), problem);
    }

    @Test
    void constraintsOfTheDesignAreStatedAndHeldAgainstItsValues(FxRobot robot) {
        robot.interact(() -> robot.lookup("#add-constraint").queryButton().fire());
        robot.interact(() -> robot.lookup("#constraint-0-rule").query().requestFocus());
        robot.push(KeyCode.SHORTCUT, KeyCode.A).write("hidden % 7 == 0").push(KeyCode.ENTER);

        assertEquals(List.of(new Constraint("hidden % 7 == 0", "")), design().constraints());
        assertEquals("fails", text(robot, "#constraint-0-result"));
        var problem = text(robot, "#design-problems");
        assertTrue(problem.contains("It must be that hidden % 7 == 0, but hidden = 128."), problem);
        assertTrue(problem.contains("Set in to 28 or 35, or expansion to 7."), problem);

        robot.interact(() -> session.edit(new Edit.SetConstraints(List.of(new Constraint("hidden % 8 == 0", "")))));
        assertEquals("holds", text(robot, "#constraint-0-result"));
        robot.interact(() -> robot.lookup("#constraint-0-remove").queryButton().fire());
        assertEquals(List.of(), design().constraints());
    }
}

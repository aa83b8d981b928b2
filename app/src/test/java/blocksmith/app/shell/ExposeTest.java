package blocksmith.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.Parameter;
import blocksmith.engine.design.Point;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// What a design shows outside, its parameters and ports, is made, named and ordered in the inspector.
class ExposeTest extends OpenWindow {
    private static final long GATE_PARAMETERS = 9760;

    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
    }

    private List<String> names() {
        return design().parameters().stream().map(Parameter::name).toList();
    }

    private void type(FxRobot robot, String field, String text) {
        robot.clickOn(field).push(KeyCode.SHORTCUT, KeyCode.A).push(KeyCode.DELETE).write(text).push(KeyCode.ENTER);
    }

    private void makeGateAndStepIn(FxRobot robot) {
        awaitAnalysis();
        choosers.template = proposal -> Optional.of(proposal.withName("gate"));
        select(robot, "depthwise", "depthwise-bn", "depthwise-relu", "se");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        awaitGate();
        robot.interact(() -> session.stepInto(new NodeId("gate")));
        awaitAnalysis();
    }

    private void awaitGate() {
        await(() -> session.analyzedProperty().get().design().equals(design())
                && session.analysisProperty().get().within(NodePath.of(new NodeId("gate")))
                        .parameters() == GATE_PARAMETERS);
    }

    @Test
    void instancesOfATemplateWhoseParameterIsRenamedGoOnToSetIt(FxRobot robot) {
        makeGateAndStepIn(robot);
        int index = names().indexOf("stride");
        type(robot, "#parameter-" + index + "-name", "step");
        assertEquals("step", names().get(index));
        assertEquals(new Literal.Word("step"), node("depthwise").values().get("stride"));
        assertEquals("rename stride", session.historyProperty().get().undo());

        robot.interact(session::stepOut);
        awaitGate();
        assertTrue(session.analysisProperty().get().problems().isEmpty());
        select(robot, "gate");
        assertEquals("stride", robot.lookup("#field-step").queryAs(TextField.class).getText());
        type(robot, "#field-step", "1");
        assertEquals(new Literal.Whole(1), node("gate").values().get("stride"));
        assertFalse(node("gate").values().containsKey("step"));
    }

    @Test
    void aNameThatAParameterHadIsRefusedWithTheReason(FxRobot robot) {
        type(robot, "#parameter-0-name", "channels");
        awaitAnalysis();
        assertEquals("channels", names().getFirst());
        type(robot, "#parameter-1-name", "in");
        assertTrue(text(robot, "#parameter-1-problem").contains("in was the name of channels"));
    }

    @Test
    void aParameterMovesUpAndDown(FxRobot robot) {
        var before = names();
        robot.clickOn("#parameter-1-earlier");
        assertEquals(List.of(before.get(1), before.get(0)), names().subList(0, 2));
        robot.clickOn("#parameter-0-later");
        assertEquals(before, names());
    }

    @Test
    void aValueBecomesAParameterOfTheDesignInOneStep(FxRobot robot) {
        var before = design();
        select(robot, "depthwise");
        robot.clickOn("#field-kernel").clickOn("#expose-kernel");
        var made = design().parameters().getLast();
        assertEquals("kernel", made.name());
        assertEquals(1L, made.min());
        assertEquals(new Literal.Word("kernel"), node("depthwise").values().get("kernel"));
        await(() -> text(robot, "#field-kernel-result").equals("= 3"));
        robot.interact(session::undo);
        assertEquals(before, design());
    }

    @Test
    void anExpressionIsNotOffered(FxRobot robot) {
        select(robot, "depthwise");
        robot.clickOn("#field-stride");
        assertFalse(robot.lookup("#expose-stride").query().isVisible());
    }

    @Test
    void aValueOfAnInstanceBecomesAParameterOfTheDesignAroundIt(FxRobot robot) {
        makeGateAndStepIn(robot);
        robot.interact(() -> session.select(Set.of(new NodeId("depthwise"))));
        robot.clickOn("#field-kernel").clickOn("#expose-kernel");
        robot.interact(session::stepOut);
        awaitGate();
        select(robot, "gate");
        robot.clickOn("#field-kernel").clickOn("#expose-kernel");
        assertEquals("kernel", names().getLast());
        assertEquals(new Literal.Word("kernel"), node("gate").values().get("kernel"));
        awaitGate();
    }

    @Test
    void aSecondInputIsPutBeforeTheFirst(FxRobot robot) {
        makeGateAndStepIn(robot);
        var values = Map.<String, Literal>of("channels", new Literal.Whole(4), "height", new Literal.Whole(8), "width",
                new Literal.Whole(8));
        var more = new NodeId("input");
        robot.interact(() -> session
                .edit(new Edit.PutNode(new Node(more, "Input", null, values, Map.of(), null), new Point(0, 300))));
        select(robot, "input");
        assertEquals("Port 2 of 2", robot.lookup("#port-place").queryAs(Label.class).getText());
        robot.clickOn("#port-earlier");
        assertEquals("Port 1 of 2", robot.lookup("#port-place").queryAs(Label.class).getText());
        robot.interact(session::stepOut);
        awaitGate();
        assertTrue(session.analysisProperty().get().problems().isEmpty());
    }
}

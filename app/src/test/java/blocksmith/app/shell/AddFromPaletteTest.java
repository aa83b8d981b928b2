package blocksmith.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// From the palette to the canvas: two views that meet only in the window.
class AddFromPaletteTest extends OpenWindow {
    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
    }

    private long count(String operator) {
        return design().nodes().values().stream().filter(node -> node.operator().equals(operator)).count();
    }

    @Test
    void enterAddsTheHighlightedOperator(FxRobot robot) {
        robot.clickOn("#palette-search").write("shuffle").push(KeyCode.ENTER);

        assertEquals(1, count("ChannelShuffle"));
    }

    @Test
    void theArrowsMoveTheHighlight(FxRobot robot) {
        robot.clickOn("#palette-search").write("relu").push(KeyCode.DOWN).push(KeyCode.ENTER);

        assertEquals(1, count("ReLU6"));
    }

    @Test
    void aSearchFindsByKeyword(FxRobot robot) {
        robot.clickOn("#palette-search").write("attention");

        assertTrue(robot.lookup("#palette-Squeeze-Excite").tryQuery().isPresent());
        assertTrue(robot.lookup("#palette-Linear").tryQuery().isEmpty());
    }

    @Test
    void whatIsNotFoundAddsNothing(FxRobot robot) {
        robot.clickOn("#palette-search").write("qqq").push(KeyCode.ENTER);

        assertEquals(12, design().nodes().size());
    }

    @Test
    void anEntryIsDraggedToItsPlace(FxRobot robot) {
        var canvas = robot.lookup("#canvas").query();

        robot.drag("#palette-SiLU").dropTo(robot.offset(canvas, 0, 200).query());

        assertEquals(1, count("SiLU"));
    }

    @Test
    void anEntryDroppedBesideTheCanvasIsNotAdded(FxRobot robot) {
        robot.drag("#palette-SiLU").dropTo("#inspector-heading");

        assertEquals(0, count("SiLU"));
    }

    @Test
    void aDoubleClickAdds(FxRobot robot) {
        robot.clickOn("#palette-search").write("linear");
        robot.doubleClickOn("#palette-Linear");

        assertEquals(1, count("Linear"));
    }
}

package blocksmith.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.session.ComparisonState;
import blocksmith.app.session.PairLatency;
import blocksmith.app.text.Numbers;
import blocksmith.engine.compare.Comparison;
import blocksmith.engine.compare.NodeChange;
import blocksmith.engine.compare.ValueChange;
import blocksmith.engine.design.Edit;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.template.Library;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class CompareTest extends OpenWindow {
    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
    }

    private void compareWith(FxRobot robot, String typed) {
        awaitAnalysis();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        await(() -> !session.comparison().offersProperty().get().isEmpty());
        robot.write(typed).push(KeyCode.ENTER);
        awaitComparison();
    }

    private void awaitComparison() {
        await(() -> session.comparison().stateProperty().get() instanceof ComparisonState.Compared(_, var sides)
                && sides.after().design().equals(design()));
    }

    private Comparison comparison() {
        return ((ComparisonState.Compared) session.comparison().stateProperty().get()).comparison();
    }

    private String shown(FxRobot robot, String id) {
        return robot.lookup("#compare-" + id).queryAs(Labeled.class).getText();
    }

    private static Node onSide(FxRobot robot, String side, String node) {
        return robot.from(robot.lookup("#compare-" + side)).lookup("#node-" + node).query();
    }

    private static boolean isMarked(FxRobot robot, String side, String node, String words) {
        return robot.from(onSide(robot, side, node))
                .lookup(".bs-change-mark")
                .tryQueryAs(Labeled.class)
                .filter(Node::isVisible)
                .map(mark -> mark.getText().equals(words))
                .orElse(false);
    }

    private static boolean isSelected(Node node) {
        return node.getPseudoClassStates().stream().anyMatch(state -> state.getPseudoClassName().equals("selected"));
    }

    private PairLatency latency() {
        return session.comparison().latencyProperty().get();
    }

    @Test
    void totalsOfBothStandUnderEachOther(FxRobot robot) {
        compareWith(robot, "inverted-residual");

        assertEquals("9,920", shown(robot, "parameters-before"));
        assertEquals("18,272", shown(robot, "parameters-after"));
        assertEquals("+8,352  × 1.84", shown(robot, "parameters-difference"));
        assertEquals("29,302,784", shown(robot, "macs-before"));
        assertEquals("29,310,976", shown(robot, "macs-after"));
        assertEquals("3 × 3", shown(robot, "field-before"));
        assertEquals("3 × 3 + SE global", shown(robot, "field-after"));
    }

    @Test
    void whatIsThereOnOneSideOnlyIsMarkedThere(FxRobot robot) {
        compareWith(robot, "inverted-residual");

        assertTrue(isMarked(robot, "after", "se", "+ added"));
        var wired = comparison().rows()
                .stream()
                .map(Comparison.Row::change)
                .filter(change -> change.kind() == NodeChange.Kind.CHANGED)
                .findFirst()
                .orElseThrow();
        assertTrue(isMarked(robot, "before", wired.before().orElseThrow().value(), "≠ changed"));
        assertTrue(isMarked(robot, "after", wired.after().orElseThrow().value(), "≠ changed"));
    }

    @Test
    void aDesignIsComparedWithAVariantOfItself(FxRobot robot) {
        robot.interact(() -> session.show(Library.find("mnasnet").orElseThrow().design(), null));
        compareWith(robot, "mnasnet0_5");

        assertEquals("2,218,512", shown(robot, "parameters-before"));
        assertEquals("4,383,312", shown(robot, "parameters-after"));
        assertEquals(List.of(new ValueChange("width", "0.5", "1")), comparison().difference().parameters());
        assertEquals("mnasnet0_5", shown(robot, "before-name"));
    }

    @Test
    void anEditOfTheDesignIsOneOfItsVariantToo(FxRobot robot) {
        robot.interact(() -> session.show(Library.find("mnasnet").orElseThrow().design(), null));
        compareWith(robot, "mnasnet0_5");

        robot.interact(() -> session.edit(new Edit.SetParameters(design().parameters()
                .stream()
                .map(parameter -> parameter.name().equals("classes")
                        ? parameter.withValue(new Literal.Whole(10))
                        : parameter)
                .toList())));
        awaitComparison();

        long fewer = (1000 - 10) * (1280 + 1);
        assertEquals(Numbers.exact(2_218_512 - fewer), shown(robot, "parameters-before"));
        assertEquals(Numbers.exact(4_383_312 - fewer), shown(robot, "parameters-after"));
    }

    @Test
    void anEditIsComparedAtOnce(FxRobot robot) {
        robot.clickOn("#tool-pin");
        compareWith(robot, "pinned");
        assertEquals("the same, layout apart", shown(robot, "summary"));

        robot.interact(() -> session.edit(new Edit.SetValue(new NodeId("se"), "reduction", new Literal.Whole(8))));
        awaitComparison();

        var row = comparison().rows().getFirst();
        assertEquals(List.of(new ValueChange("reduction", "reduction", "8")), row.change().values());
        assertTrue(isMarked(robot, "before", "se", "≠ changed"));
        assertTrue(robot.lookup(".table-cell").queryAllAs(Labeled.class).stream()
                .anyMatch(cell -> cell.getText() != null && cell.getText().equals("reduction reduction → 8")));
    }

    @Test
    void escapeLeadsBackToTheCanvas(FxRobot robot) {
        compareWith(robot, "inverted-residual");
        assertFalse(robot.lookup("#canvas").query().getParent().isVisible());

        robot.push(KeyCode.ESCAPE);

        assertFalse(session.comparison().stateProperty().get().isOpen());
        assertFalse(robot.lookup("#comparison").query().isVisible());
        assertTrue(robot.lookup("#canvas").query().isFocused());
        assertTrue(robot.lookup("#bench-dock").query().isVisible());
    }

    @Test
    void aLineShowsItsNodeOnBothSides(FxRobot robot) {
        robot.clickOn("#tool-pin");
        robot.interact(() -> session.edit(
                new Edit.SetValue(new NodeId("depthwise"), "stride", new Literal.Whole(2))));
        compareWith(robot, "pinned");

        robot.clickOn((Node) robot.lookup(".table-cell").queryAllAs(Labeled.class).stream()
                .filter(cell -> "depthwise".equals(cell.getText())).findFirst().orElseThrow());

        assertEquals(Set.of(new NodeId("depthwise")), session.selectionProperty().get());
        assertTrue(isSelected(onSide(robot, "before", "depthwise")));
        assertTrue(isSelected(onSide(robot, "after", "depthwise")));

        robot.push(KeyCode.ESCAPE);
        assertFalse(session.comparison().stateProperty().get().isOpen(), "from within the table as well");
    }

    @Test
    void aNodeThatIsClickedIsSelectedInTheDesign(FxRobot robot) {
        robot.clickOn("#tool-pin");
        compareWith(robot, "pinned");

        robot.clickOn(onSide(robot, "before", "se"));

        assertEquals(Set.of(new NodeId("se")), session.selectionProperty().get());
        assertTrue(isSelected(onSide(robot, "after", "se")));
    }

    @Test
    void bothSidesArePannedTogether(FxRobot robot) {
        robot.clickOn("#tool-pin");
        compareWith(robot, "pinned");
        var other = onSide(robot, "after", "se");
        double before = other.localToScene(0, 0).getX();

        robot.moveTo("#compare-before").moveBy(0, -100).press(MouseButton.PRIMARY).moveBy(60, 0)
                .release(MouseButton.PRIMARY);

        assertEquals(before + 60, other.localToScene(0, 0).getX(), 1);
    }

    @Test
    void whileBothAreMeasuredTheLiveMeasurementRests(FxRobot robot) {
        robot.interact(() -> session.benchmark().liveProperty().set(true));
        compareWith(robot, "inverted-residual");

        robot.clickOn("#compare-measure");
        assertFalse(session.benchmark().liveProperty().get());
        await(() -> latency().status() == PairLatency.Status.MEASURED);

        assertTrue(latency().before().orElseThrow().median() > 0);
        assertTrue(latency().ratio().orElseThrow().median() > 0);
        assertTrue(shown(robot, "latency-after").endsWith(" ms"));
        assertTrue(session.benchmark().liveProperty().get(), "it goes on afterwards");
    }

    @Test
    void closingEndsTheMeasurement(FxRobot robot) {
        compareWith(robot, "inverted-residual");
        robot.clickOn("#compare-measure");
        assertTrue(latency().isRunning());

        robot.clickOn("#compare-close");

        assertEquals(PairLatency.Status.NOT_MEASURED, latency().status());
    }

    @Test
    void startingTheLiveMeasurementEndsTheOther(FxRobot robot) {
        compareWith(robot, "inverted-residual");
        robot.clickOn("#compare-measure");

        robot.clickOn("#tool-live");

        assertEquals(PairLatency.Status.NOT_MEASURED, latency().status());
        assertTrue(session.benchmark().liveProperty().get());
    }

    @Test
    void aFileIsComparedWith(FxRobot robot) {
        choosers.toOpen = Optional.of(Path.of("..", "samples", "bottleneck.json"));
        awaitAnalysis();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C).clickOn("#compare-file");
        awaitComparison();

        assertTrue(shown(robot, "before-name").startsWith("Bottleneck"), shown(robot, "before-name"));
    }

    @Test
    void aFileThatIsNotThereIsSaid(FxRobot robot) {
        choosers.toOpen = Optional.of(folder.resolve("gone.json"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C).clickOn("#compare-file");
        await(() -> session.comparison().stateProperty().get() instanceof ComparisonState.Refused);

        assertTrue(shown(robot, "message").startsWith("There is no file"));
    }

    @Test
    void theQuestionCanBeLeft(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        await(() -> !robot.lookup("#compare-search-found").queryAs(ListView.class).getItems().isEmpty());

        robot.push(KeyCode.ESCAPE);

        assertFalse(robot.lookup("#compare-search").query().isVisible());
        assertTrue(robot.lookup("#canvas").query().isFocused());
    }
}

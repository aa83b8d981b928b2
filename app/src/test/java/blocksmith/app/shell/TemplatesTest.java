package blocksmith.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.design.Edit;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class TemplatesTest extends OpenWindow {
    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
    }

    private long parameters(String node) {
        return session.analysisProperty().get().within(NodePath.of(new NodeId(node))).parameters();
    }

    private void makeGate(FxRobot robot) {
        await(() -> session.analyzedProperty().get().design().equals(design()));
        choosers.template = proposal -> Optional.of(proposal.withName("gate"));
        select(robot, "depthwise", "depthwise-bn", "depthwise-relu", "se");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
    }

    @Test
    void aTemplateIsUsedTwiceEditedOnceAndBothInstancesFollow(FxRobot robot) throws IOException {
        makeGate(robot);
        assertTrue(Files.exists(session.templates().folder().resolve("gate.json")));
        assertEquals("gate", node("gate").operator());
        await(() -> robot.lookup("#palette-gate").tryQuery().isPresent());

        select(robot, "gate");
        robot.clickOn("#palette-search").write("gate");
        robot.doubleClickOn("#palette-gate");
        assertEquals("gate", node("gate2").operator());
        robot.interact(() -> session.edit(new Edit.SetValue(new NodeId("gate2"), "stride", new Literal.Whole(1))));
        await(() -> parameters("gate") == 9760 && parameters("gate2") == 9760);

        robot.doubleClickOn("#node-gate");
        assertEquals("gate", design().name());
        robot.interact(() -> session.edit(new Edit.SetValue(new NodeId("depthwise"), "kernel", new Literal.Whole(5))));
        robot.interact(
                () -> session.edit(new Edit.SetValue(new NodeId("depthwise"), "padding", new Literal.Whole(2))));
        robot.clickOn("#breadcrumb-0");

        long more = 128 * (25 - 9);
        await(() -> parameters("gate") == 9760 + more && parameters("gate2") == 9760 + more);
        assertTrue(session.hasUnsavedChanges());

        choosers.toSave = Optional.of(folder.resolve("outer.json"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        assertFalse(session.hasUnsavedChanges());
        var kept = (DesignReading.Read) DesignFiles.read(session.templates().folder().resolve("gate.json"));
        assertEquals(new Literal.Whole(5),
                Objects.requireNonNull(kept.design().nodes().get(new NodeId("depthwise"))).values().get("kernel"));
    }

    @Test
    void whatWasDoneInATemplateIsUndoneThere(FxRobot robot) {
        makeGate(robot);
        robot.doubleClickOn("#node-gate");
        robot.interact(() -> session.edit(new Edit.SetWhen(new NodeId("se"), "false")));
        robot.interact(session::stepOut);
        await(() -> parameters("gate") == 1408);
        robot.interact(() -> session.stepInto(new NodeId("gate")));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        robot.interact(session::stepOut);
        await(() -> parameters("gate") == 9760);
    }

    @Test
    void aKeyLeadsOutOfATemplateWhileTheCanvasHasTheFocus(FxRobot robot) {
        makeGate(robot);
        var around = design().name();
        robot.doubleClickOn("#node-gate");
        assertEquals("gate", design().name());
        robot.push(KeyCode.ALT, KeyCode.UP);
        assertEquals(around, design().name());
    }

    @Test
    void aDetachedInstanceIsPlainNodesAgain(FxRobot robot) {
        awaitAnalysis();
        long before = session.analysisProperty().get().totals().parameters();
        makeGate(robot);
        await(() -> session.analyzedProperty().get().instanced(new NodeId("gate")).isPresent());
        select(robot, "gate");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
        assertTrue(design().nodes().values().stream().allMatch(node -> node.type().isPresent()));
        awaitAnalysis();
        assertEquals(before, session.analysisProperty().get().totals().parameters());
        assertTrue(session.analysisProperty().get().problems().isEmpty());
    }

    private String uncertainty() {
        return session.analysisProperty().get().problems().stream()
                .filter(problem -> problem.code() == ProblemCode.UNCERTAIN_SHAPE)
                .map(problem -> problem.fact())
                .findFirst()
                .orElse("");
    }

    @Test
    void aTemplateThatIsDeletedLeavesItsInstanceWithItsLastKnownShape(FxRobot robot) throws IOException {
        makeGate(robot);
        await(() -> parameters("gate") == 9760);
        var file = session.templates().folder().resolve("gate.json");
        var kept = Files.readAllBytes(file);
        Files.delete(file);
        robot.interact(session::templatesChanged);
        await(() -> uncertainty().startsWith("The shape is the last known, 1×128×56×56;"));
        assertEquals(4096, parameters("project"));
        select(robot, "gate");
        assertTrue(text(robot, "#node-problems").contains("The shape is the last known"));

        Files.write(file, kept);
        robot.interact(session::templatesChanged);
        await(() -> uncertainty().isEmpty() && parameters("gate") == 9760);

        var design = design();
        Files.delete(file);
        robot.interact(() -> session.show(design, null));
        await(() -> uncertainty().startsWith("The shape of gate is not known here"));
    }

    @Test
    void collapsingIsUndoneInOneStep(FxRobot robot) {
        var before = design();
        makeGate(robot);
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(before, design());
    }

    @Test
    void aNameThatIsTakenIsRefused(FxRobot robot) {
        makeGate(robot);
        choosers.template = proposal -> Optional.of(proposal.withName("mbconv"));
        select(robot, "project", "project-bn");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        assertTrue(robot.lookup("#notice-text").queryAs(Label.class).getText().contains("already"));
        assertTrue(design().nodes().containsKey(new NodeId("project")));
    }

    @Test
    void aTemplateOfTheLibraryIsChangedByOneOfItsName(FxRobot robot) {
        robot.clickOn("#palette-search").write("mobilenetv2 block").push(KeyCode.ENTER);
        var id = design().nodes().keySet().stream().filter(each -> each.value().startsWith("mobilenet")).findFirst()
                .orElseThrow();
        await(() -> session.analyzedProperty().get().instanced(id).isPresent());
        robot.interact(() -> session.stepInto(id));
        assertEquals("MobileNetV2 block", robot.lookup("#breadcrumb-here").queryAs(Label.class).getText());
        robot.interact(() -> session.edit(new Edit.SetName("Mine", "")));
        robot.interact(session::stepOut);
        await(() -> session.analyzedProperty().get().instanced(id).map(found -> found.name().equals("Mine"))
                .orElse(false));
        assertFalse(Files.exists(session.templates().folder().resolve("mobilenet-v2-block.json")));
    }
}

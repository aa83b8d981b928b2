package blocksmith.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.export.ExportFormat;
import blocksmith.app.session.BenchmarkStatus;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.design.Edit;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

class ExportTest extends OpenWindow {
    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
    }

    private static void await(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> condition.getAsBoolean());
    }

    private byte[] exported(FxRobot robot, ExportFormat format) throws Exception {
        var file = folder.resolve("out." + format.ending());
        choosers.toExport = Optional.of(file);
        robot.interact(() -> item(robot, format).fire());
        await(() -> Files.exists(file) && size(file) > 0);
        return Files.readAllBytes(file);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    private static MenuItem item(FxRobot robot, ExportFormat format) {
        var bar = robot.lookup("#menus").queryAs(MenuBar.class);
        return bar.getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(menu -> "menu-export".equals(menu.getId()))
                .flatMap(menu -> ((Menu) menu).getItems().stream())
                .filter(item -> ("export-" + format.id()).equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyFormatHasItsFile(FxRobot robot) throws Exception {
        for (var format : ExportFormat.values()) {
            var bytes = exported(robot, format);
            assertTrue(bytes.length > 500, format + ": " + bytes.length);
        }
        assertTrue(choosers.asked.contains("export ONNX model as efficient-block.onnx"), choosers.asked.toString());
    }

    @Test
    void theSvgHasItsTextsAsTexts(FxRobot robot) throws Exception {
        var svg = new String(exported(robot, ExportFormat.SVG), StandardCharsets.UTF_8);
        assertTrue(svg.contains(">Squeeze-Excite</text>") && svg.contains(">128×56×56</text>"), svg);
    }

    @Test
    void theCodeFollowsTheDesign(FxRobot robot) throws Exception {
        robot.clickOn("#tab-code");
        await(() -> code(robot).contains("kernel_size=3"));
        robot.interact(() -> session.edit(
                new Edit.SetValue(new NodeId("se"), "reduction", new Literal.Whole(8))));
        await(() -> code(robot).contains("hidden // 8"));
    }

    @Test
    void theCodeIsThatOfTheSelection(FxRobot robot) throws Exception {
        robot.clickOn("#tab-code");
        robot.interact(() -> session.select(Set.of(new NodeId("project"), new NodeId("project-bn"))));
        await(() -> code(robot).contains("self.project") && !code(robot).contains("self.expand"));
        assertEquals("What is selected", text(robot, "#code-about"));
    }

    @Test
    void theCodeIsCopied(FxRobot robot) throws Exception {
        robot.clickOn("#tab-code");
        await(() -> code(robot).contains("class EfficientBlock"));
        robot.clickOn("#code-copy");
        assertEquals(code(robot), clipboard.text().orElseThrow());
    }

    @Test
    void aDesignWithErrorsHasNoCodeButItsProblems(FxRobot robot) throws Exception {
        robot.clickOn("#tab-code");
        robot.interact(() -> session.edit(
                new Edit.SetValue(new NodeId("depthwise"), "kernel", new Literal.Whole(500))));
        await(() -> code(robot).contains("depthwise") && !code(robot).contains("class"));
        assertFalse(robot.lookup("#code-copy").queryButton().isFocused());
        assertTrue(robot.lookup("#code-copy").queryButton().isDisabled());
    }

    @Test
    void theBackendIsChangedWhileItMeasures(FxRobot robot) throws Exception {
        robot.interact(() -> session.benchmark().liveProperty().set(true));
        await(() -> measured());
        robot.interact(() -> session.benchmark().settings().backendProperty().set(Backend.ONNX_RUNTIME));
        await(() -> measured() && session.benchmark().stateProperty().get().times().stream()
                .anyMatch(time -> time.kernel().equals("Conv")));
        robot.interact(() -> session.benchmark().liveProperty().set(false));
        assertTrue(text(robot, "#bench-status").contains("stopped"));
    }

    private boolean measured() {
        var state = session.benchmark().stateProperty().get();
        return state.status() == BenchmarkStatus.STEADY || state.status() == BenchmarkStatus.UNSTEADY;
    }

    private static String code(FxRobot robot) {
        return robot.lookup("#code-text").queryAs(TextArea.class).getText();
    }
}

package blocksmith.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.NodeKind;
import blocksmith.engine.design.Point;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Templates that go out of the window and come in again.
class CollectionMenusTest extends OpenWindow {
    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
    }

    @BeforeEach
    void keepTwo() throws IOException {
        Files.createDirectories(own());
        Files.writeString(own().resolve("mine.json"), DesignCodec.write(design().withName("mine")));
        Files.copy(Path.of("..", "samples", "grouped-3x3.json"), own().resolve("other.json"));
    }

    private Path own() {
        return session.templates().folder();
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup("#menus").queryAs(MenuBar.class).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .flatMap(item -> item instanceof javafx.scene.control.Menu inner
                        ? inner.getItems().stream()
                        : java.util.stream.Stream.of(item))
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .map(MenuItem::getOnAction)
                .orElseThrow()
                .handle(new javafx.event.ActionEvent()));
    }

    private static String notice(FxRobot robot) {
        return robot.lookup("#notice-text").queryAs(Label.class).getText();
    }

    private Node instance(String link) {
        return new Node(new NodeId("late"), new NodeKind.Instance(link), null, Map.of(), Map.of(), null, Map.of(),
                null);
    }

    private boolean isMissing() {
        return session.analysisProperty().get().problems().stream()
                .anyMatch(problem -> problem.code() == ProblemCode.NO_TEMPLATE);
    }

    @Test
    void chosenTemplatesGoOutAndInAndThePaletteFollows(FxRobot robot) throws IOException {
        choosers.chosen = Optional.of(List.of("mine"));
        choosers.collection = Optional.of(folder.resolve("out"));
        fire(robot, "export-templates-zip");
        await(() -> notice(robot).contains("new in"));
        assertTrue(choosers.asked.contains("which of [mine, other]"));

        Files.delete(own().resolve("mine.json"));
        robot.interact(session::templatesChanged);
        await(() -> robot.lookup("#palette-mine").tryQuery().isEmpty());
        robot.interact(() -> session.edit(new Edit.PutNode(instance("mine"), new Point(0, 900))));
        await(this::isMissing);
        choosers.collection = Optional.of(folder.resolve("out.zip"));
        fire(robot, "import-templates-zip");
        await(() -> robot.lookup("#palette-mine").tryQuery().isPresent());
        await(() -> !isMissing());
    }

    @Test
    void allGoToAFolder(FxRobot robot) {
        choosers.collection = Optional.of(folder.resolve("shared"));
        fire(robot, "export-templates-folder");
        await(() -> notice(robot).contains("2 templates are new in"));
        assertTrue(Files.exists(folder.resolve("shared/other.json")));
    }

    @Test
    void whatIsOtherUnderTheSameNameIsToldAndKept(FxRobot robot) throws IOException {
        var shared = Files.createDirectories(folder.resolve("shared"));
        Files.writeString(shared.resolve("mine.json"),
                DesignCodec.write(design().withName("Another")));
        Files.copy(Path.of("..", "samples", "grouped-3x3.json"), shared.resolve("third.json"));
        var before = Files.readString(own().resolve("mine.json"));
        choosers.collection = Optional.of(shared);
        fire(robot, "import-templates-folder");
        await(() -> notice(robot).startsWith("Another template has the name mine."));
        assertEquals(before, Files.readString(own().resolve("mine.json")));
        assertFalse(Files.exists(own().resolve("third.json")));
    }
}

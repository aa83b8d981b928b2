package blocksmith.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.design.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class DocumentsTest extends OpenWindow {
    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
    }

    private static Design read(Path file) throws IOException {
        return ((DesignReading.Read) DesignFiles.read(file)).design();
    }

    private void rename(FxRobot robot) {
        robot.interact(() -> session.edit(new Edit.SetName("Mine", "")));
    }

    @Test
    void saveAsWritesWhereItIsTold(FxRobot robot) throws IOException {
        var file = folder.resolve("mine.json");
        choosers.toSave = Optional.of(file);
        rename(robot);

        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.S);

        assertEquals(design(), read(file));
        assertEquals(file, session.fileProperty().get());
        assertFalse(session.hasUnsavedChanges());
        assertEquals(List.of("save as efficient-block.json"), choosers.asked);
    }

    @Test
    void saveWritesTheFileThatIsOpen(FxRobot robot) throws IOException {
        var file = folder.resolve("block.json");
        Files.copy(BLOCK, file);
        robot.interact(() -> window.documents().open(file));
        rename(robot);

        robot.push(KeyCode.SHORTCUT, KeyCode.S);

        assertEquals("Mine", read(file).name());
        assertEquals(List.of(), choosers.asked);
    }

    @Test
    void whatHasNoFileYetIsSavedWhereTheUserSays(FxRobot robot) {
        robot.interact(() -> session.show(Design.EMPTY, null));
        rename(robot);

        robot.push(KeyCode.SHORTCUT, KeyCode.S);

        assertEquals(List.of("save as mine.json"), choosers.asked);
        assertTrue(session.hasUnsavedChanges());
    }

    @Test
    void openShowsTheChosenFile(FxRobot robot) {
        choosers.toOpen = Optional.of(BLOCK.resolveSibling("bottleneck.json"));

        robot.push(KeyCode.SHORTCUT, KeyCode.O);

        assertEquals("bottleneck.json", text(robot, "#status-file"));
        assertFalse(session.hasUnsavedChanges());
    }

    @Test
    void withoutChangesNothingIsAskedBeforeANewDesign(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.N);

        assertEquals(Design.EMPTY, design());
        assertEquals(List.of(), choosers.asked);
    }

    @Test
    void changesAreKeptWhenTheUserStays(FxRobot robot) {
        rename(robot);

        robot.push(KeyCode.SHORTCUT, KeyCode.N);

        assertEquals("Mine", design().name());
        assertEquals(List.of("leave Mine"), choosers.asked);
    }

    @Test
    void changesAreGivenUpWhenTheUserSaysSo(FxRobot robot) {
        rename(robot);
        choosers.leaving = Choosers.LeavingAnswer.DISCARD;

        robot.push(KeyCode.SHORTCUT, KeyCode.N);

        assertEquals(Design.EMPTY, design());
    }

    @Test
    void changesAreSavedBeforeLeaving(FxRobot robot) throws IOException {
        var file = folder.resolve("block.json");
        Files.copy(BLOCK, file);
        robot.interact(() -> window.documents().open(file));
        rename(robot);
        choosers.leaving = Choosers.LeavingAnswer.SAVE;

        robot.push(KeyCode.SHORTCUT, KeyCode.N);

        assertEquals("Mine", read(file).name());
        assertEquals(Design.EMPTY, design());
    }

    @Test
    void aDroppedFileIsOpened(FxRobot robot) {
        robot.interact(() -> window.openDropped(BLOCK.resolveSibling("standard-3x3.json")));

        assertEquals("standard-3x3.json", text(robot, "#status-file"));
    }

    @Test
    void whatIsNoDesignIsRefusedAndSaid(FxRobot robot) throws IOException {
        var file = Files.writeString(folder.resolve("list.json"), "[1, 2, 3]");
        var before = design();

        robot.interact(() -> window.documents().open(file));

        assertEquals(before, design());
        assertTrue(text(robot, "#notice-text").startsWith("list.json is no design."));
    }

    @Test
    void aFileThatIsGoneIsForgotten(FxRobot robot) throws IOException {
        var file = folder.resolve("block.json");
        Files.copy(BLOCK, file);
        robot.interact(() -> window.documents().open(file));
        assertEquals(file, preferences().recent().getFirst());
        Files.delete(file);

        robot.interact(() -> window.documents().open(file));

        assertFalse(preferences().recent().contains(file));
        assertTrue(text(robot, "#notice-text").startsWith("There is no file"));
    }
}

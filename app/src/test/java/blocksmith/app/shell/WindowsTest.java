package blocksmith.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.session.EditorSession;
import blocksmith.app.session.KernelsAhead;
import blocksmith.app.session.MemoryClipboard;
import blocksmith.app.session.TemplateStore;
import blocksmith.app.testing.WindowTest;
import blocksmith.app.theme.Appearance;
import blocksmith.app.theme.Theme;
import blocksmith.engine.design.Edit;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import blocksmith.engine.tune.TunedLayers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Two windows, each with a design of its own in which an instance of the template `gate` stands.
@WindowTest
class WindowsTest {
    private static final NodeId CONV = new NodeId("conv");
    private static final NodeId GATE = new NodeId("gate");
    private static final long PARAMETERS = 8 * 8 * 9 + 8;
    private static final long WITH_KERNEL_5 = 8 * 8 * 25 + 8;

    @TempDir
    Path folder;
    private final PreparedChoosers choosers = new PreparedChoosers();
    private final AtomicInteger ends = new AtomicInteger();
    private Windows windows;

    @Start
    void show(@SuppressWarnings("unused") Stage unused) throws IOException {
        write("templates/gate.json", """
                {"format": 1, "name": "gate", "nodes": {
                  "input": {"op": "Input", "values": {"channels": 8, "height": 8, "width": 8}},
                  "conv": {"op": "Conv2d", "values": {"outChannels": 8, "kernel": 3}, "inputs": {"in": "input"}},
                  "output": {"op": "Output", "inputs": {"in": "conv"}}}}
                """);
        write("one.json", outer("one"));
        write("two.json", outer("two"));
        windows = new Windows(new MemoryClipboard(), new TemplateStore(folder.resolve("own")), TunedLayers.inMemory(),
                KernelsAhead.none(),
                new Appearance(Theme.DARK), new Preferences(folder.resolve("preferences.txt")), _ -> choosers,
                ends::incrementAndGet);
        windows.open(folder.resolve("one.json"));
        windows.open(folder.resolve("two.json"));
    }

    private static String outer(String name) {
        return """
                {"format": 1, "name": "%s", "nodes": {
                  "input": {"op": "Input", "values": {"channels": 8, "height": 8, "width": 8}},
                  "gate": {"template": "gate", "inputs": {"in": "input"}},
                  "output": {"op": "Output", "inputs": {"in": "gate"}}}}
                """.formatted(name);
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private EditorSession one() {
        return windows.all().getFirst().session();
    }

    private EditorSession two() {
        return windows.all().getLast().session();
    }

    private static void awaitParameters(EditorSession session, long count) {
        OpenWindow.await(() -> session.analyzedProperty().get().design().equals(session.design())
                && session.analysisProperty().get().totals().parameters() == count);
    }

    private void stepIn(FxRobot robot, EditorSession session) {
        awaitParameters(session, PARAMETERS);
        robot.interact(() -> session.stepInto(GATE));
    }

    private static void setKernel(FxRobot robot, EditorSession session) {
        robot.interact(() -> session.edit(new Edit.SetValue(CONV, "kernel", new Literal.Whole(5))));
    }

    private void close(FxRobot robot, EditorWindow window) {
        robot.interact(() -> {
            var request = new WindowEvent(window.stage(), WindowEvent.WINDOW_CLOSE_REQUEST);
            window.stage().fireEvent(request);
            if (!request.isConsumed()) {
                window.stage().hide();
            }
        });
    }

    @Test
    void whatIsEditedInATemplateIsFollowedInEveryWindow(FxRobot robot) {
        stepIn(robot, one());
        setKernel(robot, one());
        awaitParameters(two(), WITH_KERNEL_5);
        robot.interact(one()::stepOut);
        awaitParameters(one(), WITH_KERNEL_5);
        assertNull(two().historyProperty().get().undo(), "the design around has no step of it");
    }

    @Test
    void itIsUndoneInTheOtherWindow(FxRobot robot) {
        stepIn(robot, one());
        setKernel(robot, one());
        awaitParameters(two(), WITH_KERNEL_5);
        robot.interact(() -> two().stepInto(GATE));
        assertEquals("change kernel", two().historyProperty().get().undo());
        robot.interact(two()::undo);
        assertNull(one().historyProperty().get().undo());
        assertEquals(one().design(), two().design());
        robot.interact(one()::redo);
        assertEquals("change kernel", two().historyProperty().get().undo());
        robot.interact(one()::stepOut);
        awaitParameters(one(), WITH_KERNEL_5);
    }

    @Test
    void instancesFollowATemplateThatIsADocumentInAnotherWindow(FxRobot robot) {
        awaitParameters(two(), PARAMETERS);
        robot.interact(() -> windows.all().getFirst().documents().open(folder.resolve("templates/gate.json")));
        setKernel(robot, one());
        awaitParameters(two(), WITH_KERNEL_5);
        robot.interact(() -> two().stepInto(GATE));
        assertEquals("change kernel", two().historyProperty().get().undo());
        robot.interact(() -> windows.all().getLast().documents().save());
        assertFalse(one().hasUnsavedChanges());
    }

    @Test
    void changesOfATemplateThatAreGivenUpAreGoneInEveryWindow(FxRobot robot) {
        stepIn(robot, one());
        setKernel(robot, one());
        awaitParameters(two(), WITH_KERNEL_5);
        choosers.leaving = Choosers.LeavingAnswer.DISCARD;
        close(robot, windows.all().getFirst());
        assertEquals(1, windows.all().size());
        awaitParameters(two(), PARAMETERS);
    }

    @Test
    void aWindowAsksOnlyForWhatNoOtherHasOpen(FxRobot robot) {
        stepIn(robot, one());
        setKernel(robot, one());
        awaitParameters(two(), WITH_KERNEL_5);
        robot.interact(() -> two().stepInto(GATE));
        close(robot, windows.all().getFirst());
        assertTrue(choosers.asked.isEmpty());
        assertTrue(two().hasUnsavedChanges());
        close(robot, windows.all().getFirst());
        assertEquals("leave gate", choosers.asked.getLast());
        assertEquals(0, ends.get());
    }

    @Test
    void theLastWindowEndsTheProgram(FxRobot robot) {
        close(robot, windows.all().getFirst());
        assertEquals(0, ends.get());
        close(robot, windows.all().getFirst());
        assertEquals(1, ends.get());
    }

    @Test
    void aKeyOpensANewWindow(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        assertEquals(3, windows.all().size());
        assertTrue(two().design().nodes().isEmpty());
        choosers.toOpen = Optional.of(folder.resolve("one.json"));
        robot.interact(() -> windows.all().getLast().documents().openElsewhere());
        assertEquals("one", two().design().name());
        robot.interact(() -> two().edit(new Edit.SetName("renamed", "")));
        assertEquals("renamed", one().design().name(), "one file is one design");
    }

    @Test
    void aDesignSavedUnderAnotherNameIsAnotherDesign(FxRobot robot) {
        robot.interact(() -> windows.all().getLast().documents().open(folder.resolve("one.json")));
        choosers.toSave = Optional.of(folder.resolve("three.json"));
        robot.interact(() -> windows.all().getLast().documents().saveAs());
        robot.interact(() -> two().edit(new Edit.SetName("three", "")));
        assertEquals("one", one().design().name());
        assertEquals("three", two().design().name());
    }

    @Test
    void onlyOneWindowMeasures(FxRobot robot) {
        robot.interact(() -> one().benchmark().liveProperty().set(true));
        robot.interact(() -> two().benchmark().liveProperty().set(true));
        assertFalse(one().benchmark().liveProperty().get());
        robot.interact(() -> two().benchmark().liveProperty().set(false));
    }

    private void changeTemplateOnDisk(String name, long kernel) {
        try {
            var file = folder.resolve("templates/gate.json");
            Files.writeString(file, Files.readString(file).replace("\"kernel\": 3", "\"kernel\": " + kernel)
                    .replace("\"name\": \"gate\"", "\"name\": \"" + name + "\""));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void aTemplateThatAnotherProgramChangedIsReadAgainWhenItsWindowIsTurnedTo(FxRobot robot) {
        awaitParameters(one(), PARAMETERS);
        changeTemplateOnDisk("gate 2", 5);
        robot.interact(() -> windows.all().getFirst().documents().readAgain());
        awaitParameters(one(), WITH_KERNEL_5);
    }

    @Test
    void whatAnotherProgramChangedInATemplateThatIsShownCanBeUndone(FxRobot robot) {
        stepIn(robot, one());
        changeTemplateOnDisk("gate 2", 5);
        robot.interact(() -> windows.all().getFirst().documents().readAgain());
        OpenWindow.await(() -> one().design().name().equals("gate 2"));
        assertFalse(one().hasUnsavedChanges());
        robot.interact(one()::undo);
        assertEquals("gate", one().design().name());
        assertTrue(one().hasUnsavedChanges());
    }

    @Test
    void changesThatAreNotSavedStayWhenAnotherProgramChangesTheFile(FxRobot robot) {
        stepIn(robot, one());
        robot.interact(() -> one().edit(new Edit.SetTitle(CONV, "mine")));
        changeTemplateOnDisk("theirs", 5);
        robot.interact(() -> windows.all().getFirst().documents().readAgain());
        var notice = robot.from(windows.all().getFirst().stage().getScene().getRoot()).lookup("#notice-text")
                .queryAs(Label.class);
        OpenWindow.await(() -> notice.getText().contains("gate.json was changed by another program"));
        assertEquals("gate", one().design().name());
        assertTrue(one().hasUnsavedChanges());
    }
}

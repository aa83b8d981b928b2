package blocksmith.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.session.BenchmarkStatus;
import blocksmith.app.session.EditorSession;
import blocksmith.app.session.SystemClipboard;
import blocksmith.app.session.TemplateStore;
import blocksmith.app.testing.WindowTest;
import blocksmith.app.theme.Appearance;
import blocksmith.app.theme.Theme;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@WindowTest
class BenchDockTest {
    @TempDir
    Path folder;
    private EditorSession session;

    @Start
    void show(Stage stage) {
        session = new EditorSession(new SystemClipboard(), new TemplateStore(folder.resolve("own")));
        var appearance = new Appearance(Theme.DARK);
        var scene = new Scene(new BenchDock(session, appearance), 1386, 262);
        appearance.style(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(session::close);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private void open(FxRobot robot) throws Exception {
        var design = ((DesignReading.Read) DesignFiles.read(Path.of("..", "samples", "efficient-block.json"))).design();
        robot.interact(() -> session.show(design, null));
    }

    private void awaitStatus(BenchmarkStatus status) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                () -> session.benchmark().stateProperty().get().status() == status);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void beforeTheFirstMeasurementItSaysHowToStart(FxRobot robot) {
        assertEquals("stopped", text(robot, "#bench-status"));
        assertTrue(text(robot, "#latency-message").startsWith("Start the benchmark"));
    }

    @Test
    void whileItMeasuresThereIsABarForEachStep(FxRobot robot) throws Exception {
        open(robot);
        robot.interact(() -> session.benchmark().liveProperty().set(true));

        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                () -> !session.benchmark().stateProperty().get().times().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();

        robot.interact(() -> assertEquals(session.benchmark().stateProperty().get().times().size(),
                robot.lookup(".bs-bar-fill").queryAllAs(Region.class).size()));
        assertTrue(text(robot, "#latency-summary").startsWith("this block "));
    }

    @Test
    void whatCannotRunIsSaid(FxRobot robot) throws Exception {
        robot.interact(() -> {
            session.show(Design.EMPTY, null);
            session.benchmark().liveProperty().set(true);
        });

        awaitStatus(BenchmarkStatus.IMPOSSIBLE);

        assertEquals("cannot run", text(robot, "#bench-status"));
        assertTrue(text(robot, "#latency-message").startsWith("There is nothing to run yet"));
    }

    @Test
    void threadsAreChosenHere(FxRobot robot) {
        robot.interact(() -> robot.lookup("#bench-threads").queryAs(ChoiceBox.class)
                .getSelectionModel().selectFirst());

        assertEquals(1, session.benchmark().threadsProperty().get());
    }
}

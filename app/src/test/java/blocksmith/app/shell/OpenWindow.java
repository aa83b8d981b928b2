package blocksmith.app.shell;

import blocksmith.app.session.EditorSession;
import blocksmith.app.session.MemoryClipboard;
import blocksmith.app.session.TemplateStore;
import blocksmith.app.testing.WindowTest;
import blocksmith.app.theme.Appearance;
import blocksmith.app.theme.Theme;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.Node;
import blocksmith.engine.problem.NodeId;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The whole window with the efficient block, its choosers answered by the test and its preferences in a folder of its
/// own.
@WindowTest
abstract class OpenWindow {
    static final Path BLOCK = Path.of("..", "samples", "efficient-block.json");

    @TempDir
    Path folder;
    final PreparedChoosers choosers = new PreparedChoosers();
    final MemoryClipboard clipboard = new MemoryClipboard();
    EditorSession session;
    Appearance appearance;
    MainWindow window;

    @Start
    void show(Stage stage) {
        session = new EditorSession(clipboard, new TemplateStore(folder.resolve("own")));
        appearance = new Appearance(Theme.DARK);
        window = new MainWindow(session, appearance, choosers, preferences(), _ -> {
        });
        var scene = new Scene(window, 1600, 1000);
        appearance.style(scene);
        stage.setScene(scene);
        window.documents().open(BLOCK);
        window.focusCanvas();
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(session::close);
    }

    Preferences preferences() {
        return new Preferences(folder.resolve("preferences.txt"));
    }

    static void await(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
            WaitForAsyncUtils.waitForFxEvents();
        } catch (TimeoutException tooLate) {
            throw new AssertionError(tooLate);
        }
    }

    /// Until the analysis of what is shown is there.
    void awaitAnalysis() {
        await(() -> session.analyzedProperty().get().design().equals(session.design()));
    }

    String text(FxRobot robot, String id) {
        awaitAnalysis();
        return robot.lookup(id).queryAs(Labeled.class).getText();
    }

    Design design() {
        return session.design();
    }

    Node node(String id) {
        return Objects.requireNonNull(design().nodes().get(new NodeId(id)), id);
    }

    void select(FxRobot robot, String... ids) {
        robot.interact(() -> session.select(Set.copyOf(java.util.Arrays.stream(ids).map(NodeId::new).toList())));
    }
}

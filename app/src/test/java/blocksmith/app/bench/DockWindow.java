package blocksmith.app.bench;

import blocksmith.app.session.BenchmarkState;
import blocksmith.app.session.EditorSession;
import blocksmith.app.session.KernelsAhead;
import blocksmith.app.session.SystemClipboard;
import blocksmith.app.session.TemplateStore;
import blocksmith.app.testing.WindowTest;
import blocksmith.app.theme.Appearance;
import blocksmith.app.theme.Theme;
import blocksmith.engine.tune.TunedLayers;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// A window with nothing but the dock of a session.
@WindowTest
abstract class DockWindow {
    @TempDir
    Path folder;
    EditorSession session;

    @Start
    void show(Stage stage) {
        session = new EditorSession(new SystemClipboard(), new TemplateStore(folder.resolve("own")), layers(),
                KernelsAhead.none());
        var appearance = new Appearance(Theme.DARK);
        var scene = new Scene(new BenchDock(session, appearance), 1386, 262);
        appearance.style(scene);
        stage.setScene(scene);
        stage.show();
    }

    /// Of which it is known how fast their kernels are.
    TunedLayers layers() {
        return TunedLayers.inMemory();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(session::close);
    }

    BenchmarkState state() {
        return session.benchmark().stateProperty().get();
    }
}

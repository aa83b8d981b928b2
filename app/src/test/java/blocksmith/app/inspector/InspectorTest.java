package blocksmith.app.inspector;

import static org.junit.jupiter.api.Assertions.assertFalse;

import blocksmith.app.session.EditorSession;
import blocksmith.app.session.SystemClipboard;
import blocksmith.app.session.TemplateStore;
import blocksmith.app.testing.WindowTest;
import blocksmith.app.theme.Appearance;
import blocksmith.app.theme.Theme;
import blocksmith.engine.design.Edit;
import blocksmith.engine.template.Library;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@WindowTest
class InspectorTest {
    @TempDir
    Path folder;
    private EditorSession session;
    private Inspector inspector;

    @Start
    void show(Stage stage) {
        session = new EditorSession(new SystemClipboard(), new TemplateStore(folder.resolve("own")));
        var appearance = new Appearance(Theme.DARK);
        inspector = new Inspector(session);
        var scene = new Scene(new HBox(inspector), 500, 500);
        appearance.style(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(session::close);
    }

    @Test
    void theDescriptionIsReadWholeAtEveryWidth(FxRobot robot) {
        var names = Library.shelves().stream().flatMap(shelf -> shelf.designs().stream()).limit(6).toList();
        for (var name : names) {
            robot.interact(() -> session.show(Library.find(name).orElseThrow().design(), null));
            for (int width = 290; width < 340; width += 10) {
                resize(robot, width);
                assertFalse(isScrolled(robot), name + " in " + width);
            }
        }
    }

    @Test
    void aDescriptionThatGrowsIsStillReadWhole(FxRobot robot) {
        robot.interact(() -> session.edit(new Edit.SetName("Long", "A line.\n".repeat(12) + "The last.")));
        resize(robot, 314);
        assertFalse(isScrolled(robot));
    }

    private void resize(FxRobot robot, double width) {
        robot.interact(() -> {
            inspector.setMinWidth(width);
            inspector.setMaxWidth(width);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean isScrolled(FxRobot robot) {
        return robot.lookup("#field-description").query().lookupAll(".scroll-bar").stream().anyMatch(Node::isVisible);
    }
}

package blocksmith.app.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.session.EditorSession;
import blocksmith.app.session.SystemClipboard;
import blocksmith.app.session.TemplateStore;
import blocksmith.app.testing.WindowTest;
import blocksmith.app.theme.Appearance;
import blocksmith.app.theme.Theme;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.problem.NodeId;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@WindowTest
class ExplainPaneTest {
    @TempDir
    Path folder;
    private EditorSession session;

    @Start
    void show(Stage stage) {
        session = new EditorSession(new SystemClipboard(), new TemplateStore(folder.resolve("own")));
        var appearance = new Appearance(Theme.DARK);
        var scene = new Scene(new ExplainPane(session), 314, 900);
        appearance.style(scene);
        stage.setScene(scene);
        stage.show();
    }

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        var read = (DesignReading.Read) DesignFiles.read(Path.of("..", "samples", "efficient-block.json"));
        robot.interact(() -> session.show(read.design(), null));
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS,
                () -> session.analysisProperty().get().nodes().size() == read.design().nodes().size());
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(session::close);
    }

    private List<String> card(FxRobot robot, String node, String card) {
        robot.interact(() -> session.select(Set.of(new NodeId(node))));
        return robot.from(robot.lookup(card)).lookup(".label").queryAllAs(Label.class).stream().map(Label::getText)
                .toList();
    }

    @Test
    void aFormulaStandsWithItsValues(FxRobot robot) {
        assertEquals("C·k² = 128·3² = 1,152", card(robot, "depthwise", "#explain-weights").get(1));
        assertEquals("H·W·C·k² = 56·56·128·3² = 3.61 M", card(robot, "depthwise", "#explain-work").get(1));
    }

    @Test
    void equalSizesAreToldOnce(FxRobot robot) {
        var shape = card(robot, "depthwise", "#explain-shape");

        assertTrue(shape.get(2).startsWith("Hout, Wout = "), shape.toString());
    }

    @Test
    void whatHasNoWeightsSaysSo(FxRobot robot) {
        assertTrue(card(robot, "input", "#explain-weights").contains("It has nothing to learn."));
    }

    @Test
    void theWindowIsDrawnForThoseThatHaveOne(FxRobot robot) {
        robot.interact(() -> session.select(Set.of(new NodeId("depthwise"))));
        assertEquals(9, robot.lookup(".bs-tap").queryAll().size());

        robot.interact(() -> session.select(Set.of(new NodeId("expand"))));
        assertEquals(0, robot.lookup(".bs-tap").queryAll().size());
    }

    @Test
    void nothingSelectedAsksForASelection(FxRobot robot) {
        robot.interact(() -> session.select(Set.of()));

        assertEquals(1, robot.lookup("#explain .label").queryAll().size());
    }
}

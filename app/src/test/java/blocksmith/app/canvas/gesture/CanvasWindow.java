package blocksmith.app.canvas.gesture;

import blocksmith.app.canvas.DesignCanvas;
import blocksmith.app.session.ClipboardAccess;
import blocksmith.app.session.EditorSession;
import blocksmith.app.session.TemplateStore;
import blocksmith.app.testing.WindowTest;
import blocksmith.app.theme.Appearance;
import blocksmith.app.theme.Theme;
import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.Point;
import blocksmith.engine.problem.NodeId;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A window with a canvas and a small design on it:
///
/// ```
/// input ─┬─ conv ─── bn ─── add ─── output
///        └───────────────────┘        spare
/// ```
@WindowTest
abstract class CanvasWindow {
    private static final String DESIGN = """
            {"format": 1, "name": "Small", "nodes": {
              "input": {"op": "Input", "values": {"channels": 8, "height": 16, "width": 16}},
              "conv": {"op": "Conv2d", "values": {"outChannels": 8, "kernel": 1}, "inputs": {"in": "input"}},
              "bn": {"op": "BatchNorm2d", "inputs": {"in": "conv"}},
              "add": {"op": "Add", "inputs": {"in1": "bn", "in2": "input"}},
              "output": {"op": "Output", "inputs": {"in": "add"}},
              "spare": {"op": "ReLU"}},
             "layout": {"positions": {"input": [40, 100], "conv": [240, 80], "bn": [480, 96], "add": [640, 96],
              "output": [800, 100], "spare": [640, 320]}}}
            """;

    @TempDir
    Path folder;
    EditorSession session;
    DesignCanvas canvas;

    @Start
    void show(Stage stage) {
        session = new EditorSession(new NoClipboard(), new TemplateStore(folder.resolve("own")));
        var appearance = new Appearance(Theme.DARK);
        canvas = new DesignCanvas(session, appearance);
        var scene = new Scene(canvas, 1000, 560);
        appearance.style(scene);
        stage.setScene(scene);
        stage.show();
        switch (DesignCodec.read(DESIGN)) {
            case DesignReading.Read(var design) -> session.show(design, null);
            case DesignReading.Refused(var problems) -> throw new AssertionError(problems);
        }
        canvas.requestFocus();
    }

    /// The analysis makes nodes wider, and what is shown of them fit anew.
    @BeforeEach
    void settle() {
        waitForAnalysis();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.asyncFx(session::close);
    }

    private static final class NoClipboard implements ClipboardAccess {
        @Override
        public Optional<String> text() {
            return Optional.empty();
        }

        @Override
        public void put(String text) {
            throw new AssertionError("Nothing is copied here");
        }
    }

    Design design() {
        return session.design();
    }

    Node node(String id) {
        return Objects.requireNonNull(design().nodes().get(new NodeId(id)), id);
    }

    Point position(String id) {
        return Objects.requireNonNull(design().layout().positions().get(new NodeId(id)), id);
    }

    Set<String> selected() {
        return session.selectionProperty().get().stream().map(NodeId::value).collect(Collectors.toSet());
    }

    void select(FxRobot robot, String... ids) {
        robot.interact(() -> session.select(Stream.of(ids).map(NodeId::new).collect(Collectors.toSet())));
    }

    /// Where a point of the canvas is on the screen.
    Point2D screen(double x, double y) {
        return canvas.localToScreen(canvas.viewportProperty().get().toScreen(new Point2D(x, y)));
    }

    void waitForAnalysis() {
        waitUntil(() -> session.analyzedProperty().get().design().equals(design()));
    }

    static void waitUntil(Callable<Boolean> holds) {
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, holds);
        } catch (TimeoutException e) {
            throw new AssertionError("It does not come to that", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    Analysis analysis() {
        return session.analysisProperty().get();
    }
}

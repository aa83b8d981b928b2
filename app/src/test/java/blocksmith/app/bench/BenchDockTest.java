package blocksmith.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.session.BenchmarkStatus;
import blocksmith.app.session.LargestError;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.op.Accuracy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

class BenchDockTest extends DockWindow {
    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static Design read(String sample) throws IOException {
        return ((DesignReading.Read) DesignFiles.read(Path.of("..", "samples", sample + ".json"))).design();
    }

    private void open(FxRobot robot) throws Exception {
        var design = read("efficient-block");
        robot.interact(() -> session.show(design, null));
    }

    private void awaitStatus(BenchmarkStatus status) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                () -> state().status() == status);
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
                () -> !state().times().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();

        robot.interact(() -> assertBars(robot));
        assertTrue(text(robot, "#latency-summary").startsWith("this block "));
        assertTrue(robot.lookup("Conv 1×1 + BN + ReLU").tryQuery().isPresent());
        assertTrue(robot.lookup("Depthwise 3×3 + BN + ReLU").tryQuery().isPresent());
    }

    private void assertBars(FxRobot robot) {
        assertEquals(state().times().size(), robot.lookup(".bs-bar-fill").queryAllAs(Region.class).size());
    }

    @Test
    void barsThatNoStepHasAreNotShown(FxRobot robot) throws Exception {
        open(robot);
        robot.interact(() -> session.benchmark().liveProperty().set(true));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !state().times().isEmpty());
        int many = state().times().size();
        var smaller = read("standard-3x3");

        robot.interact(() -> {
            session.show(smaller, null);
            assertTrue(state().times().isEmpty());
            assertBars(robot);
        });
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !state().times().isEmpty());

        robot.interact(() -> {
            assertTrue(state().times().size() < many);
            assertBars(robot);
        });
    }

    @Test
    void layersThatRunTogetherSayInWhichStep(FxRobot robot) throws Exception {
        open(robot);
        robot.interact(() -> session.benchmark().liveProperty().set(true));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !state().times().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();

        var bar = robot.lookup("Depthwise 3×3 + BN + ReLU").query().getParent();
        var words = "one step with other layers: 1×1 → depthwise 3×3 by rows";
        assertTrue(bar.getAccessibleHelp().startsWith(words), bar.getAccessibleHelp());
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
    void theErrorIsMeasuredOnceTheLatencyIsSteady(FxRobot robot) throws Exception {
        open(robot);
        robot.interact(() -> session.benchmark().liveProperty().set(true));

        awaitError(LargestError.Measured.class);

        var words = text(robot, "#largest-error");
        assertTrue(words.matches("largest error [0-9.e-]+ of the output's largest magnitude"), words);
        assertFalse(robot.lookup("#measure-error").query().isVisible());
        robot.interact(() -> session.benchmark().liveProperty().set(false));
        assertEquals(words, text(robot, "#largest-error"));
    }

    @Test
    void theAccuracyIsChosenHereAndItsErrorStaysUnderItsLimit(FxRobot robot) throws Exception {
        var design = read("standard-3x3");
        robot.interact(() -> session.show(design, null));
        robot.interact(() -> session.benchmark().liveProperty().set(true));
        for (var accuracy : Accuracy.values()) {
            robot.interact(() -> robot.lookup("#bench-accuracy").queryAs(ChoiceBox.class).getSelectionModel()
                    .select(accuracy.ordinal()));
            awaitError(LargestError.Measured.class);

            assertEquals(accuracy, session.benchmark().settings().accuracyProperty().get());
            var error = (LargestError.Measured) session.benchmark().errorProperty().get();
            assertTrue(error.relative() < accuracy.limit(), accuracy + ": " + error);
        }
    }

    @Test
    void whatTakesLongIsMeasuredWhenItIsAskedFor(FxRobot robot) throws Exception {
        var design = read("standard-3x3");
        robot.interact(() -> {
            session.benchmark().settings().batchProperty().set(32);
            session.show(design, null);
            session.benchmark().liveProperty().set(true);
        });
        awaitError(LargestError.TakesLong.class);
        assertTrue(text(robot, "#largest-error").startsWith("largest error not measured: it takes about "));

        robot.interact(() -> robot.lookup("#measure-error").queryAs(Button.class).fire());

        assertInstanceOf(LargestError.Pending.class, session.benchmark().errorProperty().get());
        robot.interact(() -> session.benchmark().liveProperty().set(false));
        assertInstanceOf(LargestError.Unknown.class, session.benchmark().errorProperty().get());
    }

    @Test
    void anotherBackendHasNoAccuracyToChoose(FxRobot robot) {
        robot.interact(() -> session.benchmark().settings().backendProperty().set(Backend.ONNX_RUNTIME));

        assertFalse(robot.lookup("#bench-accuracy").query().isVisible());
    }

    private void awaitError(Class<? extends LargestError> kind) throws Exception {
        WaitForAsyncUtils.waitFor(40, TimeUnit.SECONDS,
                () -> kind.isInstance(session.benchmark().errorProperty().get()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void threadsAreChosenHere(FxRobot robot) {
        robot.interact(() -> robot.lookup("#bench-threads").queryAs(ChoiceBox.class)
                .getSelectionModel().selectFirst());

        assertEquals(1, session.benchmark().settings().threadsProperty().get());
    }
}

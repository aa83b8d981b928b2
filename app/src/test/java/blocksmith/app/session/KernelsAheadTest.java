package blocksmith.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.testing.WindowTest;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.kernel.CodeState;
import blocksmith.engine.kernel.GeneratedCode;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.plan.Planner;
import blocksmith.engine.plan.Planning;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.tune.TunedLayers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@WindowTest
class KernelsAheadTest {
    /// Longer than it waits after an edit.
    private static final long LONG = 1_500;

    @TempDir
    Path folder;
    private final AtomicInteger planned = new AtomicInteger();
    private KernelsAhead ahead = KernelsAhead.none();

    @Start
    void make(Stage stage) {
        ahead = KernelsAhead.onThread();
    }

    /// Of a shape that no other test has.
    private static Design design(int channels, int size) {
        var text = String.format(Locale.ROOT, """
                {"format": 1, "nodes": {
                  "input": {"op": "Input", "values": {"channels": %d, "height": %d, "width": %d}},
                  "conv": {"op": "Conv2d", "values": {"outChannels": %d, "kernel": 3}, "inputs": {"in": "input"}},
                  "output": {"op": "Output", "inputs": {"in": "conv"}}}}""", channels, size, size, channels);
        return assertInstanceOf(DesignReading.Read.class, DesignCodec.read(text)).design();
    }

    private static Analyzed analyzed(Design design) {
        return Analyzed.of(design, Setting.SINGLE, new TemplateFiles());
    }

    private KernelsAhead.Wish wish(Design design) {
        return new KernelsAhead.Wish(List.of(ShownForm.training(analyzed(design))), Backend.EMBEDDED, () -> {
            planned.incrementAndGet();
            return PlanOptions.forThreads(1);
        });
    }

    private static List<GeneratedCode> code(Design design) {
        var analyzed = analyzed(design);
        var planning = Planner.plan(analyzed.analysis(), analyzed.drawnWeights(), 2);
        return assertInstanceOf(Planning.Planned.class, planning).plan().code();
    }

    private static boolean isPending(List<GeneratedCode> code) {
        return code.stream().anyMatch(one -> one.state() == CodeState.PENDING);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(40, TimeUnit.SECONDS, condition);
    }

    @Test
    void theKernelsOfADesignThatIsShownAreCompiledThoughNobodyMeasures(FxRobot robot) throws TimeoutException {
        var design = design(23, 19);
        var code = code(design);
        assertTrue(isPending(code));
        var open = new AtomicReference<EditorSession>();
        robot.interact(() -> {
            var session = new EditorSession(new MemoryClipboard(), new TemplateStore(folder.resolve("own")),
                    TunedLayers.inMemory(), ahead);
            session.show(design, null);
            open.set(session);
        });
        await(() -> !isPending(code));
        robot.interact(() -> open.get().close());
    }

    @Test
    void whoMeasuresOrEditsInTimeIsNotDisturbed(FxRobot robot) {
        robot.interact(() -> {
            ahead.want(wish(design(8, 8)));
            ahead.cancel();
        });
        robot.sleep(LONG);
        assertEquals(0, planned.get());
    }

    @Test
    void whatIsDoneIsNotDoneAgain(FxRobot robot) throws TimeoutException {
        robot.interact(() -> ahead.want(wish(design(8, 8))));
        await(() -> planned.get() == 1);
        await(() -> !WaitForAsyncUtils.asyncFx(ahead::isWanting).get());
        robot.interact(() -> ahead.postpone());
        robot.sleep(LONG);
        assertEquals(1, planned.get());
    }

    @Test
    void anEditPutsOffWhatIsNotDone(FxRobot robot) throws TimeoutException {
        robot.interact(() -> ahead.want(wish(design(29, 17))));
        await(() -> planned.get() == 1);
        Platform.runLater(ahead::postpone);
        await(() -> planned.get() == 2);
    }

    @Test
    void largeDesignsAreLeftAlone() {
        assertTrue(wish(design(256, 56)).isSmall());
        assertFalse(wish(design(4_096, 8)).isSmall());
        assertFalse(wish(design(256, 1_024)).isSmall());
    }
}

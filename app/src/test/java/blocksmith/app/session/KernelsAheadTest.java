package blocksmith.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.testing.WindowTest;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.bench.Benchmark;
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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
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
    /// What planning waits for.
    private final CountDownLatch mayPlan = new CountDownLatch(1);
    private KernelsAhead ahead = KernelsAhead.none();

    @Start
    void make(Stage stage) {
        ahead = KernelsAhead.onThread();
    }

    @AfterEach
    void end(FxRobot robot) {
        mayPlan.countDown();
        robot.interact(ahead::close);
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

    private static ShownForm shown(Design design) {
        return ShownForm.training(analyzed(design));
    }

    private KernelsAhead.Wish wish(Design... designs) {
        return new KernelsAhead.Wish(this, Stream.of(designs).map(KernelsAheadTest::shown).toList(), Backend.EMBEDDED,
                () -> {
                    planned.incrementAndGet();
                    return PlanOptions.forThreads(1);
                });
    }

    /// One whose planning begins at once and goes on when it may.
    private KernelsAhead.Wish slowWish(Design design) {
        var wish = wish(design);
        return new KernelsAhead.Wish(this, wish.forms(), wish.backend(), () -> {
            var options = wish.options().get();
            try {
                mayPlan.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return options;
        });
    }

    /// As many threads as a session measures with at first.
    private static List<GeneratedCode> code(Design design) {
        return code(design, Math.min(2, Runtime.getRuntime().availableProcessors()));
    }

    private static List<GeneratedCode> code(Design design, int threads) {
        var analyzed = analyzed(design);
        var planning = Planner.plan(analyzed.analysis(), analyzed.drawnWeights(), threads);
        return assertInstanceOf(Planning.Planned.class, planning).plan().code();
    }

    /// A measurement that has the processors, and runs until it is closed.
    private static Benchmark measuring() throws InterruptedException {
        var analyzed = analyzed(design(8, 8));
        var prepared = Backend.EMBEDDED.prepare(analyzed.analysis(), analyzed.drawnWeights(), 1);
        var program = assertInstanceOf(Preparation.Prepared.class, prepared).program();
        var hasBegun = new CountDownLatch(1);
        var measurement = Benchmark.start(List.of(program), Duration.ofMinutes(1), _ -> hasBegun.countDown());
        assertTrue(hasBegun.await(40, TimeUnit.SECONDS));
        return measurement;
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
    void whatIsTakenBackInTimeIsNotPlanned(FxRobot robot) {
        robot.interact(() -> {
            ahead.want(wish(design(8, 8)));
            ahead.takeBack(this);
        });
        robot.sleep(LONG);
        assertEquals(0, planned.get());
    }

    @Test
    void whatIsTakenBackWhileItIsPlannedIsNotRun(FxRobot robot) throws TimeoutException {
        var design = design(31, 13);
        var code = code(design, 1);
        robot.interact(() -> ahead.want(slowWish(design)));
        await(() -> planned.get() == 1);
        robot.interact(() -> ahead.takeBack(this));
        mayPlan.countDown();
        robot.sleep(LONG);
        assertTrue(isPending(code));
    }

    @Test
    void nothingIsPlannedWhileAMeasurementRunsButAfterIt(FxRobot robot) throws Exception {
        var measurement = measuring();
        robot.interact(() -> ahead.want(wish(design(8, 8))));
        robot.sleep(LONG);
        assertEquals(0, planned.get());
        measurement.close();
        await(() -> planned.get() == 1);
        measurement.await();
    }

    @Test
    void whatAMeasurementEndedIsDoneAfterIt(FxRobot robot) throws Exception {
        robot.interact(() -> ahead.want(slowWish(design(8, 8))));
        await(() -> planned.get() == 1);
        var measurement = measuring();
        mayPlan.countDown();
        robot.sleep(LONG);
        assertEquals(1, planned.get());
        measurement.close();
        await(() -> planned.get() == 2);
        measurement.await();
    }

    @Test
    void aWindowTakesBackOnlyItsOwn(FxRobot robot) {
        robot.interact(() -> {
            var one = new BenchmarkService(shown(design(8, 8)), TunedLayers.inMemory(), ahead);
            var two = new BenchmarkService(shown(design(8, 8)), TunedLayers.inMemory(), ahead);
            one.follow(shown(design(16, 8)), null);
            two.close();
            assertTrue(ahead.isWanting());
            one.close();
            assertFalse(ahead.isWanting());
        });
    }

    @Test
    void aWindowThatIsClosedWantsNothing(FxRobot robot) {
        robot.interact(() -> {
            var service = new BenchmarkService(shown(design(8, 8)), TunedLayers.inMemory(), ahead);
            service.close();
            service.follow(shown(design(16, 8)), null);
            assertFalse(ahead.isWanting());
        });
    }

    @Test
    void nothingIsWantedOfAnotherBackend(FxRobot robot) {
        var wish = wish(design(8, 8));
        robot.interact(() -> {
            ahead.want(new KernelsAhead.Wish(this, wish.forms(), Backend.ONNX_RUNTIME, wish.options()));
            assertFalse(ahead.isWanting());
        });
    }

    @Test
    void whatFailsIsNotTriedAgain(FxRobot robot) throws TimeoutException {
        var wish = wish(design(8, 8));
        robot.interact(() -> ahead.want(new KernelsAhead.Wish(this, wish.forms(), wish.backend(), () -> {
            throw new AssertionError("a bug, with " + wish.options().get());
        })));
        await(() -> planned.get() == 1);
        await(() -> !WaitForAsyncUtils.asyncFx(ahead::isWanting).get());
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
        robot.interact(() -> ahead.want(slowWish(design(29, 17))));
        await(() -> planned.get() == 1);
        robot.interact(ahead::postpone);
        mayPlan.countDown();
        await(() -> planned.get() == 2);
    }

    @Test
    void largeDesignsAreLeftAlone() {
        assertTrue(wish(design(256, 56)).isWorthwhile());
        assertFalse(wish(design(4_096, 8)).isWorthwhile());
        assertFalse(wish(design(256, 1_024)).isWorthwhile());
        assertTrue(wish(design(1_536, 8)).isWorthwhile());
        assertFalse(wish(design(1_536, 8), design(1_536, 8)).isWorthwhile(), "together they are not small");
    }
}

package blocksmith.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.testing.WindowTest;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.tune.TunedLayers;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What [KernelsAhead] has planned is there for a measurement, and no longer than for one.
@WindowTest
class KeptPlanTest {
    private KernelsAhead ahead = KernelsAhead.none();

    @Start
    void make(Stage stage) {
        ahead = KernelsAhead.onThread();
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(ahead::close);
    }

    private static ShownForm shown(int channels) {
        var text = String.format(Locale.ROOT, """
                {"format": 1, "nodes": {
                  "input": {"op": "Input", "values": {"channels": %d, "height": 8, "width": 8}},
                  "conv": {"op": "Conv2d", "values": {"outChannels": 8, "kernel": 3}, "inputs": {"in": "input"}},
                  "output": {"op": "Output", "inputs": {"in": "conv"}}}}""", channels);
        var design = assertInstanceOf(DesignReading.Read.class, DesignCodec.read(text)).design();
        return ShownForm.training(Analyzed.of(design, Setting.SINGLE, new TemplateFiles()));
    }

    /// Of a window whose design has been planned.
    private BenchmarkService keeping(FxRobot robot, ShownForm form) throws TimeoutException {
        var service = new AtomicReference<BenchmarkService>();
        robot.interact(() -> {
            service.set(new BenchmarkService(shown(4), TunedLayers.inMemory(), ahead));
            service.get().follow(form, null);
        });
        WaitForAsyncUtils.waitFor(40, TimeUnit.SECONDS, () -> !WaitForAsyncUtils.asyncFx(ahead::isWanting).get());
        return service.get();
    }

    @Test
    void whatWasPlannedIsThereForAMeasurementOnce(FxRobot robot) throws TimeoutException {
        var service = keeping(robot, shown(8));
        robot.interact(() -> {
            var planned = ahead.take(service).orElseThrow();
            assertTrue(planned.forms().getFirst().computesAs(shown(8)));
            assertEquals(1, planned.programs().size());
            assertEquals(Optional.empty(), ahead.take(service));
            service.close();
        });
    }

    @Test
    void aPlanIsOfNoUseToAnotherWindow(FxRobot robot) throws TimeoutException {
        var service = keeping(robot, shown(8));
        robot.interact(() -> {
            assertEquals(Optional.empty(), ahead.take(this));
            assertTrue(ahead.take(service).isPresent());
            service.close();
        });
    }

    @Test
    void aPlanGoesWhenItsDesignIsEdited(FxRobot robot) throws TimeoutException {
        var service = keeping(robot, shown(8));
        robot.interact(() -> {
            service.follow(shown(16), null);
            assertEquals(Optional.empty(), ahead.take(service));
            service.close();
        });
    }

    @Test
    void aPlanStaysWhenANodeIsMoved(FxRobot robot) throws TimeoutException {
        var service = keeping(robot, shown(8));
        robot.interact(() -> {
            service.follow(shown(8), null);
            assertTrue(ahead.take(service).isPresent());
            service.close();
        });
    }

    @Test
    void aPlanGoesWhenAnotherDesignIsOpenedOrItsWindowIsClosed(FxRobot robot) throws TimeoutException {
        var cleared = keeping(robot, shown(8));
        robot.interact(() -> {
            cleared.clear();
            assertEquals(Optional.empty(), ahead.take(cleared));
            cleared.close();
        });
        var closed = keeping(robot, shown(8));
        robot.interact(() -> {
            closed.close();
            assertEquals(Optional.empty(), ahead.take(closed));
        });
    }

    @Test
    void onlyTheNewestPlanOfAllWindowsIsKept(FxRobot robot) throws TimeoutException {
        var one = keeping(robot, shown(8));
        var two = keeping(robot, shown(16));
        robot.interact(() -> {
            assertEquals(Optional.empty(), ahead.take(one));
            assertTrue(ahead.take(two).isPresent());
            one.close();
            two.close();
        });
    }
}

package blocksmith.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.testing.WindowTest;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.bench.Expectation;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.tune.TunedLayers;
import java.util.ArrayList;
import java.util.List;
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
    private static final String SMALL = """
            {"format": 1, "nodes": {
              "input": {"op": "Input", "values": {"channels": 4}},
              "relu": {"op": "ReLU", "inputs": {"in": "input"}},
              "output": {"op": "Output", "inputs": {"in": "relu"}}}}""";
    private static final String FAILING = SMALL.replace("\"nodes\"",
            "\"constraints\": [{\"rule\": \"1 > 2\"}], \"nodes\"");

    private final List<BenchmarkService> windows = new ArrayList<>();
    private KernelsAhead ahead = KernelsAhead.none();

    @Start
    void make(Stage stage) {
        ahead = KernelsAhead.onThread();
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(() -> {
            windows.forEach(BenchmarkService::close);
            ahead.close();
        });
    }

    private static ShownForm shown(int channels) {
        return shown(channels, 8);
    }

    private static ShownForm shown(int channels, int outChannels) {
        var text = String.format(Locale.ROOT, """
                {"format": 1, "nodes": {
                  "input": {"op": "Input", "values": {"channels": %d, "height": 8, "width": 8}},
                  "conv": {"op": "Conv2d", "values": {"outChannels": %d, "kernel": 3}, "inputs": {"in": "input"}},
                  "output": {"op": "Output", "inputs": {"in": "conv"}}}}""", channels, outChannels);
        return shown(text);
    }

    private static ShownForm shown(String text) {
        var design = assertInstanceOf(DesignReading.Read.class, DesignCodec.read(text)).design();
        return ShownForm.training(Analyzed.of(design, Setting.SINGLE, new TemplateFiles()));
    }

    private BenchmarkService window(ShownForm form) {
        var service = new BenchmarkService(form, TunedLayers.inMemory(), ahead);
        windows.add(service);
        return service;
    }

    /// Of a window whose design has been planned.
    private BenchmarkService keeping(FxRobot robot, ShownForm form) throws TimeoutException {
        var service = new AtomicReference<BenchmarkService>();
        robot.interact(() -> {
            service.set(window(shown(4)));
            service.get().follow(form, null);
        });
        WaitForAsyncUtils.waitFor(90, TimeUnit.SECONDS, () -> !WaitForAsyncUtils.asyncFx(ahead::isWanting).get());
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
        });
    }

    @Test
    void aPlanIsOfNoUseToAnotherWindow(FxRobot robot) throws TimeoutException {
        var service = keeping(robot, shown(8));
        robot.interact(() -> {
            assertEquals(Optional.empty(), ahead.take(this));
            assertTrue(ahead.take(service).isPresent());
        });
    }

    @Test
    void aPlanGoesWhenItsDesignIsEdited(FxRobot robot) throws TimeoutException {
        var service = keeping(robot, shown(8));
        robot.interact(() -> {
            service.follow(shown(16), null);
            assertEquals(Optional.empty(), ahead.take(service));
        });
    }

    @Test
    void aPlanStaysWhenANodeIsMoved(FxRobot robot) throws TimeoutException {
        var service = keeping(robot, shown(8));
        robot.interact(() -> {
            service.follow(shown(8), null);
            assertTrue(ahead.take(service).isPresent());
        });
    }

    @Test
    void aPlanGoesWhenAnotherDesignIsOpenedOrItsWindowIsClosed(FxRobot robot) throws TimeoutException {
        var cleared = keeping(robot, shown(8));
        robot.interact(() -> {
            cleared.clear();
            assertEquals(Optional.empty(), ahead.take(cleared));
        });
        var closed = keeping(robot, shown(8));
        robot.interact(() -> {
            closed.close();
            assertEquals(Optional.empty(), ahead.take(closed));
        });
    }

    @Test
    void aPlanOfManyWeightsIsNotKept(FxRobot robot) throws TimeoutException {
        var service = keeping(robot, shown(680, 680));
        robot.interact(() -> {
            assertEquals(Optional.empty(), ahead.take(service));
        });
    }

    @Test
    void whatCannotBeRunIsNotKept(FxRobot robot) throws TimeoutException {
        var service = keeping(robot, shown(FAILING));
        robot.interact(() -> {
            assertEquals(Optional.empty(), ahead.take(service));
        });
    }

    /// The plan says that it is of the design, and has a program with another node, by which it is known again.
    @Test
    void whatIsKeptIsWhatIsMeasured(FxRobot robot) throws TimeoutException {
        var service = new AtomicReference<BenchmarkService>();
        robot.interact(() -> {
            var made = window(shown(SMALL));
            var options = made.informed(made.settings().options());
            var other = Planned.of(List.of(shown(SMALL.replace("relu", "kept"))), Backend.EMBEDDED, options,
                    Planned.NOTHING);
            ahead.keep(made, new Planned(List.of(shown(SMALL)), Backend.EMBEDDED, options, other.prepared(),
                    Expectation.NONE));
            made.liveProperty().set(true);
            service.set(made);
        });
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                () -> !WaitForAsyncUtils.asyncFx(() -> service.get().stateProperty().get().times()).get().isEmpty());
        robot.interact(() -> {
            assertTrue(service.get().stateProperty().get().fates().containsKey(NodePath.of("kept")));
        });
    }

    @Test
    void whatBecomesWrongWithTheDesignAsAWholeEndsItsMeasurement(FxRobot robot) throws TimeoutException {
        var service = new AtomicReference<BenchmarkService>();
        robot.interact(() -> {
            var made = window(shown(SMALL));
            made.liveProperty().set(true);
            made.follow(shown(FAILING), null);
            service.set(made);
        });
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils
                .asyncFx(() -> service.get().stateProperty().get().status() == BenchmarkStatus.IMPOSSIBLE).get());
    }

    @Test
    void onlyTheNewestPlanOfAllWindowsIsKept(FxRobot robot) throws TimeoutException {
        var one = keeping(robot, shown(8));
        var two = keeping(robot, shown(16));
        robot.interact(() -> {
            assertEquals(Optional.empty(), ahead.take(one));
            assertTrue(ahead.take(two).isPresent());
        });
    }
}

package blocksmith.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import blocksmith.app.testing.WindowTest;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Program;
import blocksmith.engine.bench.Interlude;
import blocksmith.engine.bench.Progress;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.tune.TunedLayers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@WindowTest
class LiveMeasurementTest implements LiveMeasurement.Listener {
    private static final PlanOptions OPTIONS = PlanOptions.forThreads(1);

    private final List<Program> begun = new CopyOnWriteArrayList<>();
    private final LiveMeasurement measurement = new LiveMeasurement(TunedLayers.inMemory(), this);
    private final List<ShownForm> forms = List.of(shown());

    @Start
    void begin(Stage stage) {
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(measurement::close);
    }

    private static ShownForm shown() {
        var design = assertInstanceOf(DesignReading.Read.class, DesignCodec.read("""
                {"format": 1, "nodes": {
                  "input": {"op": "Input", "values": {"channels": 8, "height": 6, "width": 6}},
                  "relu": {"op": "ReLU", "inputs": {"in": "input"}},
                  "output": {"op": "Output", "inputs": {"in": "relu"}}}}""")).design();
        return ShownForm.training(Analyzed.of(design, Setting.SINGLE, new TemplateFiles()));
    }

    @Override
    public void impossible(List<Problem> problems) {
        throw new AssertionError(problems.toString());
    }

    @Override
    public Interlude begins(Program program) {
        begun.add(program);
        return Interlude.NONE;
    }

    @Override
    public void measured(Program program, Progress progress) {
    }

    @Override
    public void foundFaster() {
    }

    /// The program that is measured then.
    private Program start(FxRobot robot, PlanOptions options, Optional<Planned> ahead) throws TimeoutException {
        int before = begun.size();
        robot.interact(() -> measurement.start(forms, Backend.EMBEDDED, options, ahead));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> begun.size() > before);
        assertEquals(before + 1, begun.size());
        return begun.getLast();
    }

    @Test
    void whatWasPlannedAheadIsMeasured(FxRobot robot) throws TimeoutException {
        var ahead = Planned.of(List.of(shown()), Backend.EMBEDDED, OPTIONS, Planned.NOTHING);
        assertSame(ahead.programs().getFirst(), start(robot, OPTIONS, Optional.of(ahead)));
    }

    @Test
    void whatWasPlannedAheadInAnotherWayIsNotMeasured(FxRobot robot) throws TimeoutException {
        var ahead = Planned.of(forms, Backend.EMBEDDED, PlanOptions.forThreads(2), Planned.NOTHING);
        assertEquals(1, start(robot, OPTIONS, Optional.of(ahead)).threads());
    }

    @Test
    void whatWasPlannedAheadIsMeasuredThoughItsFirstStartWasStopped(FxRobot robot) throws TimeoutException {
        var ahead = Planned.of(forms, Backend.EMBEDDED, OPTIONS, Planned.NOTHING);
        robot.interact(() -> {
            measurement.start(forms, Backend.EMBEDDED, OPTIONS, Optional.of(ahead));
            measurement.stop();
        });
        assertSame(ahead.programs().getFirst(), start(robot, OPTIONS, Optional.empty()));
    }

    @Test
    void whatIsMeasuredAgainIsNotPlannedAgain(FxRobot robot) throws TimeoutException {
        var first = start(robot, OPTIONS, Optional.empty());
        assertSame(first, start(robot, OPTIONS, Optional.empty()));
    }

    @Test
    void whatIsForgottenIsPlannedAgain(FxRobot robot) throws TimeoutException {
        var first = start(robot, OPTIONS, Optional.empty());
        robot.interact(measurement::forget);
        assertNotSame(first, start(robot, OPTIONS, Optional.empty()));
    }
}

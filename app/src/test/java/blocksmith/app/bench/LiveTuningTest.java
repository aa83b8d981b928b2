package blocksmith.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.session.BenchmarkState;
import blocksmith.app.session.NodeTime;
import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.plan.Choice;
import blocksmith.engine.plan.Planner;
import blocksmith.engine.plan.Planning;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.tune.Machine;
import blocksmith.engine.tune.TunedLayers;
import blocksmith.engine.weights.DrawnWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// On a layer on which Winograd is twice as fast as the direct kernel, whatever else the machine does.
class LiveTuningTest extends DockWindow {
    private static final Design DESIGN = ((DesignReading.Read) DesignCodec.read("""
            {"format": 1, "nodes": {
              "input": {"op": "Input", "values": {"channels": 128, "height": 56, "width": 56}},
              "conv": {"op": "Conv2d", "values": {"outChannels": 128, "kernel": 3}, "inputs": {"in": "input"}},
              "output": {"op": "Output", "inputs": {"in": "conv"}}}}""")).design();

    private static final String SLOWEST = "direct";
    private static final String ITS_KERNEL = "direct 3×3";

    @Override
    @Start
    void show(Stage stage) {
        super.show(stage);
    }

    @Override
    TunedLayers layers() {
        return TunedLayers.in(folder.resolve("kernels.json"));
    }

    private static Choice usual(int threads) {
        var analysis = Analysis.of(Elaboration.of(DESIGN, Map.of()).graph(), Setting.SINGLE);
        var planning = (Planning.Planned) Planner.plan(analysis, new DrawnWeights(0), threads);
        return planning.plan().steps().getFirst().choice();
    }

    /// As an earlier program wrote it, which found that the slowest candidate is the fastest by far.
    private void remember(int uses) throws IOException {
        var usual = usual(session.benchmark().settings().threadsProperty().get());
        var times = usual.alternatives().stream()
                .map(one -> "{\"candidate\": \"" + one.candidate() + "\", \"nanos\": "
                        + (one.candidate().equals(SLOWEST) ? 1e9 : 2e9) + "}")
                .sorted(Comparator.comparing(text -> !text.contains(SLOWEST)))
                .collect(Collectors.joining(", "));
        var now = Instant.now();
        Files.writeString(folder.resolve("kernels.json"), "{\"format\": 1, \"layers\": [{\"machine\": \""
                + Machine.here().text() + "\", \"layer\": \"" + usual.question().preferenceKey().text()
                + "\", \"measured\": \"" + now + "\", \"used\": \"" + now + "\", \"uses\": " + uses
                + ", \"times\": [" + times + "]}]}");
    }

    private NodeTime await(FxRobot robot, Predicate<NodeTime> wanted) throws Exception {
        robot.interact(() -> {
            if (!session.benchmark().liveProperty().get()) {
                session.show(DESIGN, null);
                session.benchmark().liveProperty().set(true);
            }
        });
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> step(state()).filter(wanted).isPresent());
        return step(state()).orElseThrow();
    }

    private static Optional<NodeTime> step(BenchmarkState state) {
        return state.times().stream().filter(time -> !time.nodes().isEmpty()).findFirst();
    }

    @Test
    void aKernelIsTakenThatAnEarlierProgramFoundToBeTheFastest(FxRobot robot) throws Exception {
        remember(0);
        var time = await(robot, _ -> true);
        assertEquals(ITS_KERNEL, time.kernel());
        assertEquals(SLOWEST, time.measured().orElseThrow().best().candidate());
    }

    @Test
    void whatIsNotKnownIsMeasuredBetweenTheRuns(FxRobot robot) throws Exception {
        var time = await(robot, step -> step.measured().isPresent());
        assertTrue(time.measured().orElseThrow().times().size() > 1);
        assertTrue(Files.exists(folder.resolve("kernels.json")));
    }

    @Test
    void aKernelIsReplacedWhenAnotherTurnsOutFaster(FxRobot robot) throws Exception {
        remember(20);
        assertEquals(ITS_KERNEL, await(robot, _ -> true).kernel());
        await(robot, step -> !step.kernel().equals(ITS_KERNEL));
        assertTrue(state().marks().stream().anyMatch(mark -> mark.label().equals("faster kernels")));
    }
}

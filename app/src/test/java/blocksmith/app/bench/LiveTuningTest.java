package blocksmith.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.session.BenchmarkState;
import blocksmith.app.session.EditorSession;
import blocksmith.app.session.NodeTime;
import blocksmith.app.session.SystemClipboard;
import blocksmith.app.session.TemplateStore;
import blocksmith.app.testing.WindowTest;
import blocksmith.app.theme.Appearance;
import blocksmith.app.theme.Theme;
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
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@WindowTest
class LiveTuningTest {
    private static final Design DESIGN = ((DesignReading.Read) DesignCodec.read("""
            {"format": 1, "nodes": {
              "input": {"op": "Input", "values": {"channels": 64, "height": 32, "width": 32}},
              "conv": {"op": "Conv2d", "values": {"outChannels": 64, "kernel": 3}, "inputs": {"in": "input"}},
              "output": {"op": "Output", "inputs": {"in": "conv"}}}}""")).design();

    @TempDir
    Path folder;
    private EditorSession session;

    @Start
    void show(Stage stage) {
        session = new EditorSession(new SystemClipboard(), new TemplateStore(folder.resolve("own")),
                TunedLayers.in(folder.resolve("kernels.json")));
        var appearance = new Appearance(Theme.DARK);
        var scene = new Scene(new BenchDock(session, appearance), 1386, 262);
        appearance.style(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(session::close);
    }

    private static Choice usual(int threads) {
        var analysis = Analysis.of(Elaboration.of(DESIGN, Map.of()).graph(), Setting.SINGLE);
        var planning = (Planning.Planned) Planner.plan(analysis, new DrawnWeights(0), threads);
        return planning.plan().steps().getFirst().choice();
    }

    /// As an earlier program wrote it, which found that `direct` is the fastest by far.
    private void remember(int uses) throws IOException {
        var usual = usual(session.benchmark().settings().threadsProperty().get());
        var times = usual.alternatives().stream()
                .map(one -> "{\"candidate\": \"" + one.candidate() + "\", \"nanos\": "
                        + (one.candidate().equals("direct") ? 1e9 : 2e9) + "}")
                .sorted(Comparator.comparing(text -> !text.contains("direct")))
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

    private BenchmarkState state() {
        return session.benchmark().stateProperty().get();
    }

    private static Optional<NodeTime> step(BenchmarkState state) {
        return state.times().stream().filter(time -> !time.nodes().isEmpty()).findFirst();
    }

    @Test
    void aKernelIsTakenThatAnEarlierProgramFoundToBeTheFastest(FxRobot robot) throws Exception {
        remember(0);
        var time = await(robot, _ -> true);
        assertEquals("direct 3×3", time.kernel());
        assertEquals("direct", time.measured().orElseThrow().best().candidate());
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
        assertEquals("direct 3×3", await(robot, _ -> true).kernel());
        await(robot, step -> !step.kernel().equals("direct 3×3"));
        assertTrue(state().marks().stream().anyMatch(mark -> mark.label().equals("faster kernels")));
    }
}

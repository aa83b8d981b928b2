package blocksmith.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.testing.WindowTest;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Point;
import blocksmith.engine.op.Literal;
import blocksmith.engine.problem.NodeId;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@WindowTest
class EditorSessionTest {
    private static final NodeId DEPTHWISE = new NodeId("depthwise");

    private final Design block = read("efficient-block");
    @TempDir
    Path folder;
    private EditorSession session;

    private static Design read(String sample) {
        try {
            var reading = DesignFiles.read(Path.of("..", "samples", sample + ".json"));
            return ((DesignReading.Read) reading).design();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Start
    void open(Stage stage) {
        session = new EditorSession(new MemoryClipboard(), new TemplateStore(folder.resolve("own")));
        session.show(block, null);
    }

    @BeforeEach
    void awaitAnalysis() {
        await(() -> session.analyzedProperty().get().design().equals(block));
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(session::close);
    }

    private static void await(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
            WaitForAsyncUtils.waitForFxEvents();
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static Edit stride(int stride) {
        return new Edit.SetValue(DEPTHWISE, "stride", new Literal.Whole(stride));
    }

    private long macs() {
        return session.analysisProperty().get().totals().macs();
    }

    @Test
    void totalsFollowAnEdit(FxRobot robot) {
        long before = macs();

        robot.interact(() -> session.edit(stride(2)));
        await(() -> session.analyzedProperty().get().design().equals(session.design()));

        assertTrue(macs() < before);
    }

    @Test
    void totalsFollowWithinFiftyMilliseconds(FxRobot robot) {
        var edited = new AtomicLong();
        var durations = new CopyOnWriteArrayList<Long>();
        robot.interact(() -> session.analyzedProperty()
                .addListener((_, _, _) -> durations.add(System.nanoTime() - edited.get())));
        for (int i = 0; i < 11; i++) {
            int count = i;
            robot.interact(() -> {
                edited.set(System.nanoTime());
                session.edit(stride(2 + count % 2));
            });
            await(() -> durations.size() > count);
        }
        Collections.sort(durations);

        assertTrue(durations.get(5) < TimeUnit.MILLISECONDS.toNanos(50), () -> "took " + durations);
    }

    @Test
    void ofManyEditsTheNewestIsAnalysed(FxRobot robot) {
        robot.interact(() -> {
            for (int i = 0; i < 200; i++) {
                session.edit(stride(1 + i % 2));
            }
            session.edit(stride(3));
        });

        await(() -> session.analyzedProperty().get().design().equals(session.design()));
    }

    @Test
    void randomEditsUndoToTheSameBytes(FxRobot robot) {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var before = DesignCodec.write(block);

        robot.interact(() -> {
            for (int i = 0; i < 100; i++) {
                session.edit(randomEdit(random));
            }
            while (session.historyProperty().get().undo() != null) {
                session.undo();
            }
        });

        assertEquals(before, DesignCodec.write(session.design()), () -> "seed " + seed);
        assertFalse(session.hasUnsavedChanges());
    }

    private Edit randomEdit(Random random) {
        var ids = List.copyOf(session.design().nodes().keySet());
        if (ids.isEmpty()) {
            return new Edit.SetName("empty " + random.nextInt(), "");
        }
        var id = ids.get(random.nextInt(ids.size()));
        return switch (random.nextInt(6)) {
            case 0 -> new Edit.MoveNodes(Map.of(id, new Point(random.nextInt(900), random.nextInt(500))));
            case 1 -> new Edit.RemoveNodes(Set.of(id));
            case 2 -> new Edit.SetTitle(id, "title " + random.nextInt());
            case 3 -> new Edit.SetWhen(id, random.nextBoolean() ? "stride == 1" : null);
            case 4 -> new Edit.Disconnect(id, "in");
            default -> new Edit.SetValue(id, "kernel", new Literal.Whole(1 + random.nextInt(7)));
        };
    }

    @Test
    void aCopyIsPastedBesideItsOriginalAndSelected(FxRobot robot) {
        robot.interact(() -> {
            session.select(Set.of(DEPTHWISE));
            session.copy();
            session.paste();
        });

        assertEquals(block.nodes().size() + 1, session.design().nodes().size());
        var pasted = session.selectionProperty().get().iterator().next();
        assertFalse(block.nodes().containsKey(pasted));
        var positions = session.design().layout().positions();
        assertFalse(Objects.equals(positions.get(DEPTHWISE), positions.get(pasted)));
    }

    @Test
    void whatIsNoDesignIsNotPasted(FxRobot robot) {
        var clipboard = new MemoryClipboard();
        clipboard.put("a shopping list");
        robot.interact(() -> {
            try (var other = new EditorSession(clipboard, new TemplateStore(folder.resolve("own")))) {
                other.show(block, null);
                other.paste();
                assertEquals(block, other.design());
            }
        });
    }

    @Test
    void deletedNodesAreNoLongerSelected(FxRobot robot) {
        robot.interact(() -> {
            session.select(Set.of(DEPTHWISE));
            session.deleteSelection();
        });

        assertTrue(session.selectionProperty().get().isEmpty());
        assertTrue(session.hasUnsavedChanges());
    }

    @Test
    void thePinnedBaselineStaysAsItWasAndFollowsTheBatch(FxRobot robot) {
        robot.interact(() -> {
            session.pinBaseline();
            session.edit(stride(2));
            session.benchmark().settings().batchProperty().set(8);
        });

        await(() -> baseline().analyzed().analysis().setting().batch() == 8);

        assertEquals(block, baseline().analyzed().design());
    }

    private Baseline baseline() {
        return Objects.requireNonNull(session.baselineProperty().get());
    }

    @Test
    void theBenchmarkMarksWhatChangesTheWorkAndNothingElse(FxRobot robot) {
        robot.interact(() -> session.benchmark().liveProperty().set(true));
        await(() -> !benchmarkState().times().isEmpty());

        robot.interact(() -> session.edit(new Edit.MoveNodes(Map.of(DEPTHWISE, new Point(7, 7)))));
        robot.interact(() -> session.edit(stride(2)));
        await(() -> !benchmarkState().marks().isEmpty());

        assertEquals(List.of("change stride"), benchmarkState().marks().stream().map(Mark::label).toList());
    }

    @Test
    void aDesignThatCannotRunSaysWhyAndRunsAgainOnceMended(FxRobot robot) {
        robot.interact(() -> session.benchmark().liveProperty().set(true));

        robot.interact(() -> session.edit(new Edit.SetValue(DEPTHWISE, "stride", new Literal.Whole(-1))));
        await(() -> benchmarkState().status() == BenchmarkStatus.IMPOSSIBLE);
        assertFalse(benchmarkState().problems().isEmpty());

        robot.interact(session::undo);
        await(() -> !benchmarkState().times().isEmpty());
    }

    private BenchmarkState benchmarkState() {
        return session.benchmark().stateProperty().get();
    }
}

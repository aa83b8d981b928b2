package blocksmith.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.session.Form;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.EmbeddedProgram;
import blocksmith.engine.backend.Program;
import blocksmith.engine.kernel.Order;
import blocksmith.engine.op.Accuracy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchSuiteTest {
    private static final String BOTH = "embedded,onnxruntime";

    @TempDir
    private Path folder = Path.of("");

    /// Two tiny designs, and something that is none.
    @BeforeEach
    void fill() throws IOException {
        write("b-depthwise.json", "depthwise", "8", "8");
        write("a-pointwise.json", "pointwise", "1", "8");
        Files.writeString(folder.resolve("notes.txt"), "none");
    }

    private void write(String file, String name, String groups, String channels) throws IOException {
        Files.writeString(folder.resolve(file), """
                {"format": 1, "name": "%s", "nodes": {
                  "input": {"op": "Input", "values": {"channels": %s, "height": 16, "width": 16}},
                  "conv": {"op": "Conv2d", "values": {"kernel": 1, "groups": %s}, "inputs": {"in": "input"}},
                  "output": {"op": "Output", "inputs": {"in": "conv"}}}}
                """.formatted(name, channels, groups));
    }

    private CommandRun bench(String... more) {
        var arguments = new ArrayList<Object>(List.of("bench", "--suite", folder, "--seconds", "0.1"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    @Test
    void rowsStandInTheOrderOfFilesAndThreads() {
        var run = bench("--backend", BOTH, "--threads", "1,2", "--json");
        assertEquals(0, run.status(), run.err());
        var tree = JsonMapper.shared().readTree(run.out());
        var rows = tree.get("rows");
        assertEquals(List.of("pointwise 1", "pointwise 2", "depthwise 1", "depthwise 2"),
                rows.valueStream().map(row -> row.get("name").asString() + " " + row.get("threads")).toList());
        rows.forEach(BenchSuiteTest::assertIsWhole);
        assertTrue(tree.get("geomean").asDouble() > 0);
        assertTrue(tree.get("machine").get("memory").get(0).get("rates").get(0).get("gbytes").asDouble() > 0);
    }

    private static void assertIsWhole(JsonNode row) {
        for (var name : List.of("embedded_ms", "onnxruntime_ms", "ratio", "ratio_low", "ratio_high", "gflops",
                "limit_share", "embedded_kernels_ms", "onnxruntime_kernels_ms", "kernels_ratio", "apart_ms")) {
            assertTrue(row.path(name).asDouble() > 0, () -> name + " in " + row);
        }
        assertTrue(row.get("ratio_low").asDouble() <= row.get("ratio").asDouble(), row.toString());
        assertTrue(row.get("ratio").asDouble() <= row.get("ratio_high").asDouble(), row.toString());
        assertTrue(row.path("retaken").isInt() && row.path("disturbed").isBoolean(), row.toString());
    }

    @Test
    void theTableHasTheWholeCallAndTheKernelsAlone() {
        var run = bench("--backend", BOTH, "--threads", "1");
        assertEquals(0, run.status(), run.err());
        assertEquals(2, run.out().lines().filter(line -> line.startsWith("depthwise")).count(), run.out());
        assertTrue(run.out().contains("geometric mean of the ratios: "), run.out());
        assertTrue(run.err().contains("2 of 2: depthwise, 1 thread"), run.err());
    }

    @Test
    void kernelsAloneAreThoseOfAPlanThatTurnsImagesBeforeAndAfterThem() {
        var run = bench("--threads", "1", "--json");
        assertEquals(0, run.status(), run.err());
        var row = JsonMapper.shared().readTree(run.out()).get("rows").get(1);
        assertEquals("depthwise", row.get("name").asString());
        assertTrue(row.get("embedded_layout_ms").asDouble() > 0, row.toString());
        assertTrue(row.get("embedded_kernels_ms").asDouble() > 0, row.toString());
        assertEquals(0, row.get("apart_kernels_pending").asInt(-1), row.toString());
    }

    @Test
    void thatPlanLeavesTheCallersImagesToTheChangesOfLayout() {
        var task = task(Tuner.usual(Tuner.Unknown.LEFT));
        var member = Suite.of("blocks").members().stream()
                .filter(each -> each.file().toString().contains("depthwise-3x3-64-112")).findFirst().orElseThrow();
        var design = task.design(member.file(), member.kept());
        var usual = design.programs(List.of(Backend.EMBEDDED), task.tuner(), task.options(1)).getFirst();
        assertEquals(Order.CHANNELS_FIRST, orderOfInput(usual));
        assertEquals(Order.CHANNELS_LAST, orderOfInput(design.apart(usual, task.tuner(), task.options(1))));
    }

    private static Order orderOfInput(Program program) {
        return assertInstanceOf(EmbeddedProgram.class, program).plan().inputs().getFirst().order();
    }

    private static BenchTask task(Tuner tuner) {
        return new BenchTask(1, Duration.ofSeconds(1), Form.TRAINING, Accuracy.DEFAULT, Extent.LATENCY, tuner);
    }

    @Test
    void errorsAreMeasuredWhereTheyAreAskedFor() {
        var run = bench("--threads", "1", "--error", "--json");
        assertEquals(0, run.status(), run.err());
        JsonMapper.shared().readTree(run.out()).get("rows")
                .forEach(row -> assertTrue(row.get("largest_error").asDouble(1) < 1e-4, row.toString()));
        assertFalse(bench("--threads", "1", "--json").out().contains("largest_error"));
    }

    @Test
    void withoutAnotherBackendThereAreNoRatios() {
        var run = bench("--threads", "1", "--json");
        assertEquals(0, run.status(), run.err());
        var tree = JsonMapper.shared().readTree(run.out());
        assertTrue(tree.get("geomean").isNull());
        assertTrue(tree.get("rows").get(0).get("onnxruntime_ms").isNull());
        assertTrue(tree.get("rows").get(0).get("embedded_ms").asDouble() > 0);
    }

    @Test
    void theSuiteThatComesWithTheProgramHasTwentyDesigns() {
        var members = Suite.of("blocks").members();
        assertEquals(20, members.size());
        var task = task(Tuner.usual(Tuner.Unknown.LEFT));
        for (var member : members) {
            assertFalse(task.design(member.file(), member.kept()).analysis().hasErrors(), member.file().toString());
        }
    }

    @Test
    void anUnknownSuiteIsRefused() {
        assertRefused(CommandRun.of("bench", "--suite", "nowhere"), "There is no folder nowhere, and no suite");
    }

    @Test
    void aFolderWithoutDesignsIsRefused() throws IOException {
        var empty = Files.createDirectory(folder.resolve("empty"));
        assertRefused(CommandRun.of("bench", "--suite", empty), "holds no designs");
    }

    @Test
    void neitherDesignNorSuiteIsRefusedAndSoAreBoth() {
        assertRefused(CommandRun.of("bench"), "Name designs, or a suite");
        assertRefused(CommandRun.of("bench", "mobilenet_v2", "--suite", folder), "Name designs, or a suite");
    }

    @Test
    void aSuiteNeedsTheEmbeddedEngine() {
        assertRefused(bench("--backend", "onnxruntime"), "Name embedded too");
    }

    private static void assertRefused(CommandRun run, String words) {
        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().contains(words), run.err());
    }
}

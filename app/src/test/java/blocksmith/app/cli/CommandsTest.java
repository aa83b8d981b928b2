package blocksmith.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.tensor.Npy;
import blocksmith.engine.tensor.NpyReading;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandsTest {
    @TempDir
    private Path folder;

    private static JsonNode json(CommandRun run) {
        return JsonMapper.shared().readTree(run.out());
    }

    private static Path sample(String name) {
        return Path.of("..", "samples", name + ".json");
    }

    /// The lesson's table: weights, parameters and MACs.
    @ParameterizedTest
    @CsvSource({"standard-3x3, 73728, 73856, 231211008", "pointwise-1x1, 16384, 16448, 16777216",
        "direct-3x3, 589824, 589824, 1849688064", "bottleneck, 69632, 70400, 218365952",
        "grouped-3x3, 18432, 18560, 18874368", "depthwise-3x3, 576, 640, 589824",
        "depthwise-separable, 8768, 9152, 27496448", "inverted-residual, 9344, 9920, 29302784",
        "channel-shuffle, 0, 0, 0", "dilated-3x3, 36864, 36928, 37748736", "conv-5x5, 102400, 102400, 321126400",
        "two-3x3, 73728, 73984, 231211008", "factorized-7x7, 57344, 57600, 179830784",
        "squeeze-excitation, 8192, 8352, 8192", "efficient-block, 17536, 18272, 29310976"})
    void analyzePrintsTheTableToTheUnit(String name, long weights, long parameters, long macs) {
        var run = CommandRun.of("analyze", sample(name), "--json");
        assertEquals(0, run.status(), run.err());
        var totals = json(run).get("totals");
        assertEquals(weights, totals.get("weights").asLong());
        assertEquals(parameters, totals.get("parameters").asLong());
        assertEquals(macs, totals.get("macs").asLong());
        assertEquals("", run.err());
    }

    @Test
    void aParameterThatIsSetReachesItsExpressions() {
        var run = CommandRun.of("analyze", sample("efficient-block"), "--set", "expansion=6", "--json");
        assertEquals(192, json(run).get("nodes").get(1).get("shape").get(1).asInt());
    }

    @Test
    void aShortcutIsLeftOutWhereItsConditionFails() {
        var run = CommandRun.of("analyze", sample("efficient-block"), "--set", "stride=2", "--json");
        assertEquals(0, run.status(), run.err());
        assertEquals("[\"add\"]", json(run).get("bypassed").toString());
        assertEquals("[1,32,28,28]", json(run).get("outputs").get(0).get("shape").toString());
    }

    @Test
    void theBatchScalesMemoryButNotMacs() {
        var one = json(CommandRun.of("analyze", sample("efficient-block"), "--json")).get("totals");
        var four = json(CommandRun.of("analyze", sample("efficient-block"), "--batch", 4, "--json")).get("totals");
        assertEquals(one.get("macs"), four.get("macs"));
        assertEquals(4 * one.get("peakBytes").asLong(), four.get("peakBytes").asLong());
    }

    @Test
    void problemsArePrintedInFullAndTheStatusIsTwo() {
        var run = CommandRun.of("analyze", sample("grouped-3x3"), "--set", "groups=5", "--json");
        assertEquals(2, run.status());
        var problem = json(run).get("problems").get(0);
        assertEquals("groups-do-not-divide", problem.get("code").asString());
        assertTrue(problem.get("fix").asString().startsWith("Choose 1, 2, 4"), problem.toString());
        assertFalse(json(run).get("nodes").get(0).get("shape").isNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "", "{\"format\": 9, \"nodes\": {}}", "null"})
    void whatIsNoDesignIsOneMessage(String text) throws IOException {
        var file = folder.resolve("bad.json");
        Files.writeString(file, text);
        var run = CommandRun.of("analyze", file);
        assertEquals(2, run.status());
        assertTrue(run.err().startsWith("blocksmith: " + file), run.err());
        assertFalse(run.err().contains("Exception"), run.err());
        assertEquals("", run.out());
    }

    @Test
    void deepNestingEndsAtOnce() throws IOException {
        var file = folder.resolve("deep.json");
        Files.writeString(file, "[".repeat(1_000_000));
        var run = CommandRun.of("validate", file);
        assertEquals(2, run.status());
        assertFalse(run.err().contains("Exception"), run.err());
    }

    @Test
    void filesThatCannotBeReadAreNamed() {
        assertEquals("blocksmith: There is no file nowhere.json." + System.lineSeparator(),
                CommandRun.of("analyze", "nowhere.json").err());
        assertEquals(2, CommandRun.of("analyze", folder).status());
        assertEquals("blocksmith: There is no file nowhere.json." + System.lineSeparator(),
                CommandRun.of("screenshot", sample("bottleneck"), "x.png", "--compare", "nowhere.json").err());
    }

    @Test
    void misuseIsOneLineAndStatusTwo() {
        var sample = sample("depthwise-3x3");
        var runs = List.of(CommandRun.of("analyze"), CommandRun.of("analyse", "x"),
                CommandRun.of("bench", sample, "--threads", "0"), CommandRun.of("bench", sample, "--seconds", "-1"),
                CommandRun.of("bench", sample, "--accuracy", "exactly"),
                CommandRun.of("diff", sample, sample, "--accuracy", "1e-5", "--seconds", 0),
                CommandRun.of("analyze", sample, "--batch", "0"), CommandRun.of("analyze", sample, "--batch", "x"),
                CommandRun.of("screenshot", sample, "x.png", "--size", "huge"));
        for (var run : runs) {
            assertEquals(2, run.status(), run.err());
            assertEquals(1, run.err().lines().count(), run.err());
        }
    }

    @ParameterizedTest
    @CsvSource({"exact, direct 3×3, 1e-5", "balanced, 'Winograd F(2×2, 3×3)', 2e-5",
        "fast, 'Winograd F(4×4, 3×3)', 1e-4"})
    void benchMeasuresTheErrorOfEachAccuracy(String accuracy, String kernel, double limit) {
        var run = CommandRun.of("bench", sample("standard-3x3"), "--accuracy", accuracy, "--error", "--seconds", "0.05",
                "--threads", "1", "--json");
        assertEquals(0, run.status(), run.err());
        var row = json(run).get("rows").get(0);
        assertEquals(accuracy, row.get("accuracy").asString());
        assertEquals(kernel, row.get("steps").get(0).get("kernel").asString());
        double error = row.get("largestError").asDouble();
        assertTrue(error > 0 && error < limit, accuracy + ": " + error);
    }

    @Test
    void anAccuracyThatThereIsNotIsNamedWithThoseThatThereAre() {
        assertEquals("blocksmith: There is no accuracy exactly. Choose from exact, balanced, fast."
                + System.lineSeparator(),
                CommandRun.of("bench", sample("standard-3x3"), "--accuracy", "exactly").err());
    }

    @Test
    void everyCommandHasHelp() {
        for (var command : List.of("analyze", "validate", "schema", "operators", "run", "bench", "export",
                "screenshot")) {
            var run = CommandRun.of(command, "--help");
            assertEquals(0, run.status());
            assertTrue(run.out().contains("Usage: blocksmith " + command), run.out());
        }
    }

    @Test
    void validateSaysWhichFilesAreGood() {
        var run = CommandRun.of("validate", sample("bottleneck"), "nowhere.json");
        assertEquals(2, run.status());
        assertEquals(sample("bottleneck") + ": good" + System.lineSeparator(), run.out());
    }

    @Test
    void schemaAndOperatorsAreJson() {
        assertEquals("https://json-schema.org/draft/2020-12/schema",
                json(CommandRun.of("schema")).get("$schema").asString());
        assertTrue(json(CommandRun.of("operators", "--json")).get("operators").size() > 20);
        assertTrue(CommandRun.of("operators").out().contains("ChannelShuffle"));
    }

    @Test
    void runShufflesChannels() throws IOException {
        var image = Tensor.zeros(Shape.image(2, 240, 28, 28));
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = i / 784 % 240;
        }
        Npy.write(image, folder.resolve("in.npy"));
        var run = CommandRun.of("run", sample("channel-shuffle"), "--input", folder.resolve("in.npy"), "--output",
                folder.resolve("out"), "--threads", 2);
        assertEquals(0, run.status(), run.err());
        var output = assertInstanceOf(NpyReading.Read.class, Npy.read(folder.resolve("out/output.npy"))).tensor();
        assertEquals(image.shape(), output.shape());
        // channel i·80 + j goes to j·3 + i
        assertEquals(80, output.data()[784]);
        assertEquals(1, output.data()[3 * 784]);
    }

    @Test
    void runDependsOnTheSeedAlone() throws IOException {
        var ones = Tensor.zeros(Shape.image(1, 64, 32, 32));
        Arrays.fill(ones.data(), 1f);
        Npy.write(ones, folder.resolve("in.npy"));
        var one = output(1, 1);
        assertArrayEquals(one, output(1, 3));
        assertFalse(Arrays.equals(one, output(2, 1)));
    }

    @Test
    void weightsAreKeptBesideTheDesignAndRunAsTheyWereKept() throws IOException {
        var design = folder.resolve("design.json");
        Files.copy(sample("depthwise-3x3"), design);
        var ones = Tensor.zeros(Shape.image(1, 64, 32, 32));
        Arrays.fill(ones.data(), 1f);
        Npy.write(ones, folder.resolve("in.npy"));
        var before = outputOf(design);
        var kept = CommandRun.of("weights", design);
        assertEquals(0, kept.status(), kept.err());
        assertTrue(Files.readString(design).contains(kept.out().strip()), kept.out());
        assertArrayEquals(before, outputOf(design));

        Files.delete(folder.resolve(kept.out().strip()));
        var without = CommandRun.of("analyze", design);
        assertEquals(0, without.status());
        assertTrue(without.out().contains("warning design.weights: There is no file"), without.out());
    }

    private float[] outputOf(Path design) throws IOException {
        var run = CommandRun.of("run", design, "--input", folder.resolve("in.npy"), "--output", folder);
        assertEquals(0, run.status(), run.err());
        assertEquals("", run.err());
        return assertInstanceOf(NpyReading.Read.class, Npy.read(folder.resolve("output.npy"))).tensor().data();
    }

    /// By hand: 12,845,056 bytes of activations, 18,272 parameters and 576 buffers of four bytes, 18,272 gradients.
    @ParameterizedTest
    @CsvSource({"fp32, 3612672, 3688064, 12993536", "half, 1806336, 1844032, 6496768", "int8, 903168, 922016, 3248384"})
    void memoryFollowsThePrecision(String precision, long peak, long inference, long training) {
        var totals = json(CommandRun.of("analyze", sample("efficient-block"), "--precision", precision, "--json"))
                .get("totals");
        assertEquals(List.of(peak, inference, training), List.of(totals.get("peakBytes").asLong(),
                totals.get("inferenceBytes").asLong(), totals.get("trainingBytes").asLong()));
    }

    private float[] output(int seed, int threads) throws IOException {
        var run = CommandRun.of("run", sample("depthwise-3x3"), "--input", folder.resolve("in.npy"), "--output", folder,
                "--seed", seed, "--threads", threads);
        assertEquals(0, run.status(), run.err());
        return assertInstanceOf(NpyReading.Read.class, Npy.read(folder.resolve("output.npy"))).tensor().data();
    }

    /// By hand from the table of conventions: three normalizations, a global pool and two biases beside the MACs.
    @ParameterizedTest
    @CsvSource({"conv-linear, 1, 29310976", "fvcore, 1, 31518720", "torchinfo, 1, 29311712", "torchinfo, 2, 58623424",
        "thop, 1, 33325184"})
    void analyzeCountsInAConvention(String convention, int batch, long expected) {
        var totals = json(CommandRun.of("analyze", sample("efficient-block"), "--convention", convention, "--batch",
                batch, "--json")).get("totals");
        assertEquals(expected, totals.get("counted").asLong());
        assertEquals(29_310_976, totals.get("macs").asLong());
    }

    @Test
    void anUnknownConventionIsRefused() {
        var run = CommandRun.of("analyze", sample("efficient-block"), "--convention", "flops");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("conv-linear, fvcore, torchinfo, thop, every-operation"), run.err());
    }

    @Test
    void runTakesAnImageWithoutABatch() throws IOException {
        Npy.write(Tensor.zeros(Shape.of(64, 32, 32)), folder.resolve("in.npy"));
        var run = CommandRun.of("run", sample("depthwise-3x3"), "--input", folder.resolve("in.npy"), "--output",
                folder.resolve("out"));
        assertEquals(0, run.status(), run.err());
        var output = assertInstanceOf(NpyReading.Read.class, Npy.read(folder.resolve("out/output.npy"))).tensor();
        assertEquals(Shape.image(1, 64, 32, 32), output.shape());
    }

    @Test
    void runRefusesAnInputGivenTwice() throws IOException {
        Npy.write(Tensor.zeros(Shape.image(1, 64, 32, 32)), folder.resolve("in.npy"));
        var file = folder.resolve("in.npy");
        var run = CommandRun.of("run", sample("depthwise-3x3"), "--input", file, "--input", file, "--output", folder);
        assertEquals(2, run.status());
        assertTrue(run.err().contains("given twice"), run.err());
    }

    @Test
    void runNamesTheShapeThatItNeeds() throws IOException {
        Npy.write(Tensor.zeros(Shape.image(1, 3, 8, 8)), folder.resolve("in.npy"));
        var run = CommandRun.of("run", sample("depthwise-3x3"), "--input", folder.resolve("in.npy"), "--output",
                folder);
        assertEquals(2, run.status());
        assertTrue(run.err().contains("[batch, 64, 32, 32]"), run.err());
    }

    @Test
    void benchMeasuresAndTellsTheKernels() {
        var run = CommandRun.of("bench", sample("depthwise-3x3"), "--threads", "1,2", "--seconds", "0.1", "--json");
        assertEquals(0, run.status(), run.err());
        var rows = json(run).get("rows");
        assertEquals(2, rows.size());
        assertTrue(rows.get(0).get("medianMs").asDouble() > 0);
        assertEquals("depthwise 3×3", rows.get(0).get("steps").get(0).get("kernel").asString());
        assertEquals("fast", rows.get(0).get("steps").get(0).get("code").asString());
        assertEquals(0, rows.get(0).get("kernelsPending").asInt());
        assertFalse(rows.get(0).get("steps").get(0).has("layers"));
    }

    @Test
    void benchTellsLayersApartThatOneKernelRuns() {
        var run = CommandRun.of("bench", sample("inverted-residual"), "--threads", "1", "--seconds", "0.1", "--json");
        assertEquals(0, run.status(), run.err());
        var step = json(run).get("rows").get(0).get("steps").get(0);
        var layers = step.get("layers");
        var firsts = layers.valueStream().map(layer -> layer.get("nodes").get(0).asString()).toList();
        assertEquals(List.of("expand", "depthwise", "project"), firsts);
        double all = layers.valueStream().mapToDouble(layer -> layer.get("medianMs").asDouble()).sum();
        assertEquals(step.get("medianMs").asDouble(), all, 1e-9);
    }
}

package blocksmith.engine.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.op.Initialization;
import blocksmith.engine.op.WeightRole;
import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {
    private static final NodePath NODE = NodePath.of("conv");
    private static final WeightSpec KERNEL = new WeightSpec("weight", Shape.image(64, 32, 3, 3), WeightRole.KERNEL,
            32 * 9);

    @TempDir
    private Path folder;

    /// Uniform up to b has variance b²/3: for Xavier 2 / (fan-in + fan-out), for PyTorch 1 / (3 fan-in).
    @ParameterizedTest
    @CsvSource({"HE, 0.00694444", "XAVIER, 0.00231481", "PYTORCH, 0.00115741"})
    void kernelsHaveTheVarianceOfTheirInitialization(Initialization initialization, double variance) {
        var drawn = new DrawnWeights(3, initialization).values(NODE, KERNEL).data();
        double squares = IntStream.range(0, drawn.length).mapToDouble(i -> (double) drawn[i] * drawn[i]).sum();
        assertEquals(variance, squares / drawn.length, 0.03 * variance);
    }

    @ParameterizedTest
    @CsvSource({"PYTORCH, SCALE, 1", "XAVIER, RUNNING_VARIANCE, 1", "PYTORCH, SHIFT, 0", "XAVIER, BIAS, 0",
        "PYTORCH, SLOPE, 0.25", "PYTORCH, LAYER_SCALE, 1e-6"})
    void aFreshLayerIsTheIdentity(Initialization initialization, WeightRole role, float value) {
        var spec = new WeightSpec("w", Shape.of(3), role, 1);
        assertArrayEquals(new float[]{value, value, value},
                new DrawnWeights(0, initialization).values(NODE, spec).data());
    }

    @Test
    void whatIsDrawnDependsOnSeedPathAndNameOnly() {
        var drawn = new DrawnWeights(1).values(NODE, KERNEL).data();
        assertArrayEquals(drawn, new DrawnWeights(1).values(NODE, KERNEL).data());
        assertFalse(java.util.Arrays.equals(drawn, new DrawnWeights(2).values(NODE, KERNEL).data()));
        assertFalse(java.util.Arrays.equals(drawn, new DrawnWeights(1).values(NODE.repetition(0), KERNEL).data()));
    }

    private Template template(String more, String convolution) throws IOException {
        var text = """
                {"format": 1, %s "nodes": {
                 "input": {"op": "Input", "values": {"channels": 2, "height": 8, "width": 8}},
                 "conv": {"op": "Conv2d", "values": {"kernel": 3, "groups": "depthwise"}, "inputs": {"in": "input"}%s},
                 "output": {"op": "Output", "inputs": {"in": "conv"}}}}
                """.formatted(more, convolution);
        var file = folder.resolve("design.json");
        Files.writeString(file, text);
        return switch (DesignCodec.read(text)) {
            case DesignReading.Read(var design) -> {
                assertEquals(design, ((DesignReading.Read) DesignCodec.read(DesignCodec.write(design))).design());
                yield TemplateFiles.inFile(design, file);
            }
            case DesignReading.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    private static Analysis analysis(Template template) {
        return Analysis.of(Elaboration.of(template, Map.of(), new TemplateFiles()).graph(), Setting.SINGLE);
    }

    private static float[] weights(Template template, String name) {
        var analysis = analysis(template);
        var spec = Objects.requireNonNull(analysis.weightSpecs().get(NODE)).stream()
                .filter(it -> it.name().equals(name)).findFirst();
        return DesignWeights.of(template, analysis.graph()).source().values(NODE, spec.orElseThrow()).data();
    }

    @Test
    void aKernelSetByHandIsThatOfAllFilters() throws IOException {
        var template = template("", """
                , "weights": {"weight": [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], "bias": 0.5}""");
        assertArrayEquals(new float[]{-1, 0, 1, -2, 0, 2, -1, 0, 1, -1, 0, 1, -2, 0, 2, -1, 0, 1},
                weights(template, "weight"));
        assertArrayEquals(new float[]{0.5f, 0.5f}, weights(template, "bias"));
    }

    @Test
    void aNodeNamesAnInitialization() throws IOException {
        var template = template("", ", \"weights\": {\"bias\": \"xavier\"}");
        assertArrayEquals(new float[]{0, 0}, weights(template, "bias"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "weight": [1, 2]   | conv.weight: 2 numbers are neither all 18 of 2×1×3×3 nor the 9 of one window. Give as many, or one number for all.
            "wieght": 1        | conv.wieght: There are no weights 'wieght' here. Did you mean 'weight'?
            "bias": "hee"      | conv.bias: 'hee' is no way to make weights. Choose he, xavier or pytorch, a number or a list of numbers.
            """)
    void settingsThatDoNotFitAreProblems(String setting, String problem) throws IOException {
        var template = template("", ", \"weights\": {" + setting + "}");
        assertEquals(List.of(problem), analysis(template).problems().stream().map(Problem::toString).toList());
        assertEquals(18, weights(template, "weight").length);
    }

    @Test
    void weightsAreKeptBesideTheDesignUnderTheNameOfWhatTheyHold() throws IOException {
        var drawn = template("\"weights\": {\"seed\": 5},", "");
        var all = DesignWeights.all(DesignWeights.of(drawn, analysis(drawn).graph()).source(),
                analysis(drawn).weightSpecs());
        var name = WeightFile.keep(Safetensors.bytes(all), folder.resolve("design.json"));
        assertEquals(name, WeightFile.keep(Safetensors.bytes(all), folder.resolve("design.json")));
        assertTrue(name.matches("weights/[0-9a-f]{64}\\.safetensors"), name);

        var kept = template("\"weights\": {\"file\": \"" + name + "\"},", "");
        assertArrayEquals(weights(drawn, "weight"), weights(kept, "weight"));
        assertEquals(List.of(), problems(kept));

        var file = folder.resolve(name);
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        assertEquals("design.weights: " + file.getFileName() + " does not hold what its name says. All weights are"
                + " drawn; put the right file there.", problems(kept).getFirst().toString());
        assertEquals(18, weights(kept, "weight").length);
        Files.delete(file);
        assertTrue(problems(kept).getFirst().fact().startsWith("There is no file"));
    }

    private static List<Problem> problems(Template template) {
        var analysis = analysis(template);
        return DesignWeights.of(template, analysis.graph()).problems(analysis.weightSpecs());
    }

    @Test
    void tensorsThatDoNotFitAreDrawn() throws IOException {
        Files.write(folder.resolve("w.safetensors"),
                Safetensors.bytes(Map.of("conv.weight", Tensor.zeros(Shape.of(3)))));
        var template = template("\"weights\": {\"file\": \"w.safetensors\"},", "");
        assertEquals(
                List.of("conv.weight: The file's conv.weight is 3, but 2×1×3×3 is needed. It is drawn instead; take"
                        + " weights that fit.",
                        "conv.bias: The file has no conv.bias. It is drawn instead; take weights that fit."),
                problems(template).stream().map(Problem::toString).toList());
        var drawn = template("", "");
        assertArrayEquals(weights(drawn, "weight"), weights(template, "weight"));
    }

    /// 1, -2 and 0.5 in each form, as PyTorch writes them.
    @ParameterizedTest
    @CsvSource({"F32, 0000803F 000000C0 0000003F", "F16, 003C 00C0 0038", "BF16, 803F 00C0 003F",
        "F64, 000000000000F03F 00000000000000C0 000000000000E03F"})
    void elementsOfSeveralFormsAreRead(String form, String hex) throws IOException {
        var data = java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
        var file = file("{\"__metadata__\": {\"format\": \"pt\"}, \"t\": {\"dtype\": \"" + form
                + "\", \"shape\": [3], \"data_offsets\": [0, " + data.length + "]}}", data);
        assertArrayEquals(new float[]{1, -2, 0.5f}, Safetensors.open(file).read("t").data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"t\": {\"dtype\": \"F32\", \"shape\": [3], \"data_offsets\": [0, 99]}}",
        "{\"t\": {\"dtype\": \"F32\", \"shape\": [-1], \"data_offsets\": [0, 12]}}",
        "{\"t\": {\"dtype\": \"U9\", \"shape\": [3], \"data_offsets\": [0, 12]}}",
        "{\"t\": {\"dtype\": \"F32\", \"shape\": [1048576, 1048576], \"data_offsets\": [0, 12]}}", "no json", "[]]"})
    void aFileThatIsWrongIsRefused(String header) throws IOException {
        var file = file(header, new byte[12]);
        assertThrows(IOException.class, () -> Safetensors.open(file));
    }

    @Test
    void aHeaderLongerThanItsFileIsRefused() throws IOException {
        var file = folder.resolve("long.safetensors");
        Files.write(file, new byte[]{0, 0, 0, 0, 1, 0, 0, 0, '{', '}'});
        assertThrows(IOException.class, () -> Safetensors.open(file));
    }

    private Path file(String header, byte[] data) throws IOException {
        var text = header.getBytes(StandardCharsets.UTF_8);
        var bytes = ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text).put(data);
        return Files.write(folder.resolve("t.safetensors"), bytes.array());
    }
}

package blocksmith.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.NodeAnalysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignCodec;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.op.Literal;
import blocksmith.engine.template.Elaboration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The designs that come with the program, held to figures worked out by hand and by torchvision's own modules.
class SamplesTest {
    private static final Path FOLDER = Path.of(System.getProperty("basedir", ".")).resolve("../samples");

    static Stream<Path> samples() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "standard-3x3, 64×56×56, 128×56×56, 73728, 73856, 231211008",
        "pointwise-1x1, 256×32×32, 64×32×32, 16384, 16448, 16777216",
        "direct-3x3, 256×56×56, 256×56×56, 589824, 589824, 1849688064",
        "bottleneck, 256×56×56, 256×56×56, 69632, 70400, 218365952",
        "grouped-3x3, 64×32×32, 128×32×32, 18432, 18560, 18874368",
        "depthwise-3x3, 64×32×32, 64×32×32, 576, 640, 589824",
        "depthwise-separable, 64×56×56, 128×56×56, 8768, 9152, 27496448",
        "inverted-residual, 32×56×56, 32×56×56, 9344, 9920, 29302784",
        "channel-shuffle, 240×28×28, 240×28×28, 0, 0, 0",
        "dilated-3x3, 64×32×32, 64×32×32, 36864, 36928, 37748736",
        "conv-5x5, 64×56×56, 64×56×56, 102400, 102400, 321126400",
        "two-3x3, 64×56×56, 64×56×56, 73728, 73984, 231211008",
        "factorized-7x7, 64×56×56, 64×56×56, 57344, 57600, 179830784",
        "squeeze-excitation, 128×56×56, 128×56×56, 8192, 8352, 8192",
        "efficient-block, 32×56×56, 32×56×56, 17536, 18272, 29310976"})
    void countsAreTheLessonsToTheUnit(String name, String input, String output, long weights, long parameters,
            long macs) throws IOException {
        var analysis = analyze(read(name), Map.of());
        assertEquals(List.of(input), shapes(analysis, "Input"));
        assertEquals(List.of(output), shapes(analysis, "Output"));
        assertEquals(weights, analysis.totals().weights());
        assertEquals(parameters, analysis.totals().parameters());
        assertEquals(macs, analysis.totals().macs());
    }

    @ParameterizedTest
    @CsvSource({
        "standard-3x3, 3 × 3",
        "pointwise-1x1, 1 × 1",
        "dilated-3x3, 5 × 5",
        "conv-5x5, 5 × 5",
        "two-3x3, 5 × 5",
        "factorized-7x7, 7 × 7",
        "bottleneck, 3 × 3",
        "'efficient-block', '3 × 3 local, global through SE'"})
    void receptiveFieldsAreTheLessons(String name, String expected) throws IOException {
        assertEquals(expected, analyze(read(name), Map.of()).totals().receptiveField().orElseThrow().toString());
    }

    /// Two maps of 128 channels beside the input, which waits for the shortcut.
    @Test
    void theEfficientBlockNeedsThreeMegabytesAndAHalf() throws IOException {
        assertEquals(4 * 56 * 56 * (128 + 128 + 32), analyze(read("efficient-block"), Map.of()).totals().peakBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "efficient-block, stride, 2, 32×28×28",
        "efficient-block, out, 48, 48×56×56",
        "inverted-residual, stride, 2, 32×28×28",
        "bottleneck, stride, 2, 256×28×28",
        "bottleneck, out, 512, 512×56×56"})
    void theShortcutGoesWhereStrideOrChannelsDoNotAllowIt(String name, String parameter, long value, String output)
            throws IOException {
        var analysis = analyze(read(name), Map.of(parameter, new Literal.Whole(value)));
        assertEquals(List.of(), analysis.problems());
        assertFalse(operators(analysis).contains("Add"));
        assertEquals(List.of(output), shapes(analysis, "Output"));
        assertTrue(operators(analyze(read(name), Map.of())).contains("Add"));
    }

    @ParameterizedTest
    @CsvSource({"dilated-3x3, dilation, 4", "factorized-7x7, k, 5", "grouped-3x3, groups, 8",
        "squeeze-excitation, reduction, 16"})
    void parametersKeepTheShape(String name, String parameter, long value) throws IOException {
        var analysis = analyze(read(name), Map.of(parameter, new Literal.Whole(value)));
        assertEquals(List.of(), analysis.problems());
        assertEquals(shapes(analyze(read(name), Map.of()), "Output"), shapes(analysis, "Output"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void eachIsCanonical(Path file) throws IOException {
        assertEquals(Files.readString(file), DesignCodec.write(read(file)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void eachIsWithoutProblems(Path file) throws IOException {
        assertEquals(List.of(), analyze(read(file), Map.of()).problems());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void eachIsNamedDescribedLaidOutAndFramed(Path file) throws IOException {
        var design = read(file);
        assertFalse(design.name().isBlank());
        assertFalse(design.description().isBlank());
        assertTrue(design.parameters().stream().noneMatch(parameter -> parameter.help().isBlank()));
        assertEquals(design.nodes().keySet(), design.layout().positions().keySet());
        assertEquals(design.nodes().size(), new HashSet<>(design.layout().positions().values()).size());
        assertFalse(design.layout().frames().isEmpty());
    }

    private static Design read(String name) throws IOException {
        return read(FOLDER.resolve(name + ".json"));
    }

    private static Design read(Path file) throws IOException {
        var reading = DesignFiles.read(file);
        return assertInstanceOf(DesignReading.Read.class, reading, reading.toString()).design();
    }

    private static Analysis analyze(Design design, Map<String, Literal> arguments) {
        return Analysis.of(Elaboration.of(design, arguments).graph(), Setting.SINGLE);
    }

    private static Set<String> operators(Analysis analysis) {
        return analysis.nodes().values().stream().map(node -> node.node().operatorName()).collect(Collectors.toSet());
    }

    /// What enters or leaves at the nodes of this operator.
    private static List<String> shapes(Analysis analysis, String operator) {
        return analysis.nodes()
                .values()
                .stream()
                .filter(node -> node.node().operatorName().equals(operator))
                .map(node -> assertInstanceOf(NodeAnalysis.Known.class, node))
                .flatMap(node -> Stream.concat(node.inputs().stream(), node.outputs().stream()))
                .map(type -> type.shape().perImage())
                .toList();
    }
}

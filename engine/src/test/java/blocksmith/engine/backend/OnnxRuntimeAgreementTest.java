package blocksmith.engine.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.Design;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.design.Parameter;
import blocksmith.engine.kernel.CodeState;
import blocksmith.engine.kernel.CompilationRequest;
import blocksmith.engine.kernel.Meanwhile;
import blocksmith.engine.onnx.OnnxWriter;
import blocksmith.engine.onnx.OnnxWriting;
import blocksmith.engine.onnx.Opset;
import blocksmith.engine.op.Literal;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.run.RandomGraph;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Library;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.weights.CalmWeights;
import blocksmith.engine.weights.DrawnWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The embedded engine against ONNX Runtime, which runs what is exported.
class OnnxRuntimeAgreementTest {
    private static final int DESIGNS = 500;
    private static final long LARGEST = 4_000_000_000L;

    /// What runs where kernels are not compiled, as here, is ten times as fast by vectors.
    @BeforeAll
    static void awaitVectors() throws InterruptedException {
        try (var _ = CompilationRequest.of(List.of(Meanwhile.code()))) {
            while (Meanwhile.code().state() == CodeState.PENDING) {
                Thread.sleep(1);
            }
        }
    }

    static LongStream seeds() {
        return LongStream.range(1000, 1000 + DESIGNS);
    }

    /// Every version of ONNX's operators takes its turn.
    private static Opset opset(long seed) {
        return new Opset(Opset.LEAST + (int) (seed % (Opset.MOST - Opset.LEAST + 1)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Execution(ExecutionMode.CONCURRENT)
    void randomDesignsAgree(long seed) {
        assertAgreement(RandomGraph.analysis(seed), seed);
    }

    /// With every tensor an output, the shapes and elements of all of them are compared.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Execution(ExecutionMode.CONCURRENT)
    void everyTensorAgrees(long seed) {
        assertAgreement(RandomGraph.analysisOfEveryTensor(seed), seed);
    }

    private static void assertAgreement(Analysis analysis, long seed) {
        Function<Analysis, Optional<String>> disagreement = each -> Disagreement.of(each, opset(seed));
        disagreement.apply(analysis).ifPresent(
                found -> fail("seed " + seed + ", opset " + opset(seed).number() + ": "
                        + Shrinking.of(analysis, disagreement) + "\n" + found));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1000, 1001, 1002})
    @Execution(ExecutionMode.CONCURRENT)
    void theSameDesignMakesTheSameBytes(long seed) {
        assertArrayEquals(model(seed), model(seed));
    }

    private static byte[] model(long seed) {
        var writing = OnnxWriter.write("design", RandomGraph.analysis(seed), new DrawnWeights(7), opset(seed));
        return assertInstanceOf(OnnxWriting.Written.class, writing).bytes();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theyAreOverAllOperators() {
        var used = seeds().boxed()
                .flatMap(seed -> RandomGraph.analysis(seed).graph().inOrder().stream())
                .map(node -> node.operatorName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(OperatorType.all().stream().map(OperatorType::name).collect(Collectors.toCollection(TreeSet::new)),
                used);
    }

    static Stream<Path> samples() throws IOException {
        return Files.list(Path.of("..", "samples")).filter(file -> file.toString().endsWith(".json")).sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    @Execution(ExecutionMode.CONCURRENT)
    void samplesAgree(Path file) throws IOException {
        var design = assertInstanceOf(DesignReading.Read.class, DesignFiles.read(file)).design();
        assertEquals(Optional.empty(),
                Disagreement.of(Analysis.of(Elaboration.of(design, Map.of()).graph(), Setting.SINGLE), Opset.COMMON));
    }

    /// A design that has variants is one of them.
    static List<String> library() {
        return Library.names()
                .stream()
                .filter(name -> Library.find(name).orElseThrow().design().variants().isEmpty())
                .toList();
    }

    /// Blocks and whole networks: at their published resolutions, save that the largest have half as many rows, which
    /// takes a fourth of the time.
    @ParameterizedTest(name = "{0}")
    @MethodSource("library")
    @Execution(ExecutionMode.CONCURRENT)
    void theLibraryAgrees(String name) {
        var template = Library.find(name).orElseThrow();
        var whole = analysis(template, Map.of());
        var analysis = whole.totals().macs() < LARGEST ? whole : analysis(template, halfSize(template.design()));
        assertEquals(Optional.empty(), Disagreement.of(analysis, new CalmWeights(analysis.graph()), Opset.COMMON));
    }

    private static Analysis analysis(Template template, Map<String, Literal> arguments) {
        return Analysis.of(Elaboration.of(template, arguments, new TemplateFiles()).graph(), Setting.SINGLE);
    }

    private static Map<String, Literal> halfSize(Design design) {
        return design.parameters()
                .stream()
                .filter(parameter -> parameter.name().equals("size"))
                .collect(Collectors.toMap(Parameter::name,
                        parameter -> Literal.parse("ceil(" + parameter.value() + " / 64) * 32")));
    }
}

package blocksmith.engine.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.run.RandomGraph;
import blocksmith.engine.template.Elaboration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The embedded engine against ONNX Runtime, which runs what is exported.
class OnnxRuntimeAgreementTest {
    private static final int DESIGNS = 500;

    static LongStream seeds() {
        return LongStream.range(1000, 1000 + DESIGNS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomDesignsAgree(long seed) {
        var analysis = RandomGraph.analysis(seed);
        Disagreement.of(analysis).ifPresent(
                found -> fail("seed " + seed + ": " + Shrinking.of(analysis, Disagreement::of) + "\n" + found));
    }

    @Test
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
    void samplesAgree(Path file) throws IOException {
        var design = assertInstanceOf(DesignReading.Read.class, DesignFiles.read(file)).design();
        assertEquals(Optional.empty(),
                Disagreement.of(Analysis.of(Elaboration.of(design, Map.of()).graph(), Setting.SINGLE)));
    }
}

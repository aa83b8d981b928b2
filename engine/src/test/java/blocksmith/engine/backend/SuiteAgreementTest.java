package blocksmith.engine.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.analysis.Setting;
import blocksmith.engine.design.DesignFiles;
import blocksmith.engine.design.DesignReading;
import blocksmith.engine.onnx.Opset;
import blocksmith.engine.template.Elaboration;
import blocksmith.engine.template.Origin;
import blocksmith.engine.template.Template;
import blocksmith.engine.template.TemplateFiles;
import blocksmith.engine.weights.CalmWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The designs whose speed is measured: what is fast must be right.
class SuiteAgreementTest {

    static Stream<Path> suite() throws IOException {
        return Files.list(Path.of("..", "samples", "suite")).filter(file -> file.toString().endsWith(".json")).sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("suite")
    void agreesWithOnnxRuntime(Path file) throws IOException {
        var design = assertInstanceOf(DesignReading.Read.class, DesignFiles.read(file)).design();
        var analysis = Analysis.of(
                Elaboration.of(new Template(Origin.UNSAVED, design), Map.of(), new TemplateFiles()).graph(),
                Setting.SINGLE);
        assertEquals(Optional.empty(), Disagreement.of(analysis, new CalmWeights(analysis.graph()), Opset.COMMON));
    }
}

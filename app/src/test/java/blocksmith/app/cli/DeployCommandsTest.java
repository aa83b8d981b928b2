package blocksmith.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DeployCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private static JsonNode json(Object... arguments) {
        var run = CommandRun.of(arguments);
        assertEquals(0, run.status(), run.err());
        return JsonMapper.shared().readTree(run.out());
    }

    @ParameterizedTest
    @CsvSource({"repvgg-block, repvgg-block-deploy", "mobileone-block, mobileone-block-deploy"})
    void aTrainingFormCountsAsTheLibrarysDeployedForm(String training, String deployed) {
        var form = json("analyze", training, "--deploy", "--json");
        assertEquals(json("analyze", deployed, "--json").path("totals"), form.path("totals"));
        assertEquals(json("analyze", training, "--json").path("totals"), form.path("training"));
        double relative = form.path("outputDifference").path("relative").doubleValue();
        assertTrue(relative > 0 && relative < 1e-4, form.path("outputDifference").toString());
    }

    @Test
    void rewritesAreListedInTheirOrder() {
        var rewrites = json("analyze", "repvgg-block", "--deploy", "--json").path("rewrites");
        assertEquals("{\"node\":\"filter-bn\",\"kind\":\"folded\",\"into\":\"filter\"}", rewrites.get(0).toString());
        assertEquals("{\"node\":\"identity-bn\",\"kind\":\"converted\"}", rewrites.get(2).toString());
    }

    @Test
    void theTextShowsBothCostsAndTheDifference() {
        var run = CommandRun.of("analyze", "repvgg-block", "--deploy");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("identity-bn                merged into filter"), run.out());
        assertTrue(run.out().matches("(?s).*parameters +23,328 +20,784\\R.*"), run.out());
        assertTrue(run.out().matches("(?s).*largest difference of outputs  \\S+e-0\\d, \\S+e-0\\d of the largest.*"),
                run.out());
    }

    @Test
    void aDesignThatCannotRunIsCountedAllTheSame() throws IOException {
        var file = folder.resolve("broken.json");
        Files.writeString(file,
                "{\"format\": 1, \"nodes\": {\"i\": {\"op\": \"Input\"}, \"o\": {\"op\": \"Output\"}}}");
        var run = CommandRun.of("analyze", file, "--deploy");
        assertEquals(2, run.status());
        assertTrue(run.out().contains("largest difference of outputs  not measured"), run.out());
        assertTrue(run.out().contains("error"), run.out());
    }

    @Test
    void theDeployedFormIsExportedAsAModel() throws IOException {
        var training = folder.resolve("training.onnx");
        var deployed = folder.resolve("deployed.onnx");
        assertEquals(0, CommandRun.of("export", "repvgg-block", training, "--to", "onnx").status());
        assertEquals(0, CommandRun.of("export", "repvgg-block", deployed, "--to", "onnx", "--deploy").status());
        assertTrue(Files.readString(training, StandardCharsets.ISO_8859_1).contains("identity-bn"));
        assertFalse(Files.readString(deployed, StandardCharsets.ISO_8859_1).contains("identity-bn"));
    }

    @Test
    void codeOfTheDeployedFormIsRefusedWithTheReason() {
        var run = CommandRun.of("export", "repvgg-block", folder.resolve("x.py"), "--to", "pytorch", "--deploy");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("--deploy is not for pytorch, which is made of the document."), run.err());
    }

    @Test
    void theDeployedFormIsMeasured() {
        var tree = json("bench", "repvgg-block", "--deploy", "--seconds", "0.05", "--threads", "1", "--json");
        assertTrue(tree.toString().contains("RepVGG block, training, deployed"), tree.toString());
        assertFalse(tree.toString().contains("identity-bn"), tree.toString());
    }
}

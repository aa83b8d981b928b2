package blocksmith.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportCommandTest {
    private static final Path BLOCK = Path.of("..", "samples", "efficient-block.json");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"onnx", "pytorch", "markdown", "csv"})
    void twiceGivesTheSameBytes(String format) throws IOException {
        var first = folder.resolve("first");
        var second = folder.resolve("second");
        assertEquals(0, CommandRun.of("export", BLOCK, first, "--to", format).status());
        assertEquals(0, CommandRun.of("export", BLOCK, second, "--to", format).status());
        assertTrue(Files.size(first) > 500);
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void theTableHasEveryNodeAndATotal() throws IOException {
        var file = folder.resolve("table.csv");
        CommandRun.of("export", BLOCK, file, "--to", "csv");
        var lines = Files.readAllLines(file);
        assertEquals(14, lines.size());
        assertTrue(lines.getFirst().startsWith("node,operator,settings,output,weights,parameters,MACs"),
                lines.getFirst());
        assertTrue(lines.getLast().startsWith("total,,\"batch 1, conv + linear\",,17536,18272,29310976"),
                lines.getLast());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --to tensorflow        | There is no format tensorflow. Choose from onnx, pytorch, svg, png, markdown, csv.
            --to onnx --opset 12   | Opset 12 is not written. Choose 13 to 23.
            --to svg --theme blue  | There is no theme blue. Choose dark or light.
            """)
    void badUsageGetsOneMessageAndNoFile(String arguments, String message) {
        var target = folder.resolve("out");
        var all = new ArrayList<Object>(List.of("export", BLOCK, target));
        all.addAll(List.of(arguments.split(" ")));

        var run = CommandRun.of(all.toArray());

        assertEquals(2, run.status());
        assertTrue(run.err().contains(message), run.err());
        assertTrue(Files.notExists(target));
    }

    @Test
    void whatCannotBeRunIsNotExported() throws IOException {
        var broken = folder.resolve("broken.json");
        Files.writeString(broken, Files.readString(BLOCK).replace("\"padding\": 1", "\"padding\": 0"));
        for (var format : List.of("onnx", "pytorch")) {
            var run = CommandRun.of("export", broken, folder.resolve("out"), "--to", format);
            assertEquals(2, run.status());
            assertTrue(run.err().contains("cannot be exported. add"), run.err());
        }
    }

    @Test
    void backendsAreMeasuredSideBySide() {
        var run = CommandRun.of("bench", BLOCK, "--backend", "embedded,onnxruntime", "--threads", "1", "--seconds",
                "1");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("ONNX Runtime takes ") && run.out().contains("times as long (95 %: "), run.out());
    }

    @Test
    void anUnknownBackendIsNamed() {
        var run = CommandRun.of("bench", BLOCK, "--backend", "tensorrt");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("There is no backend tensorrt. Choose from embedded, onnxruntime."), run.err());
    }
}

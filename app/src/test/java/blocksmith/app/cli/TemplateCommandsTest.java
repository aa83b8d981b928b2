package blocksmith.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.engine.template.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TemplateCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void templatesAreListedWithTheirParametersAndVariants() {
        var run = CommandRun.of("templates");
        assertEquals(0, run.status(), run.err());
        for (var name : Library.names()) {
            assertTrue(run.out().contains(name), name);
        }
        assertTrue(run.out().contains("in=24, out=24, stride=1, size=56, expansion=6"), run.out());
    }

    @Test
    void templatesAreListedForPrograms() {
        var run = CommandRun.of("templates", "--json");
        var tree = JsonMapper.shared().readTree(run.out());
        assertEquals(Library.shelves().stream().mapToInt(shelf -> shelf.designs().size()).sum(),
                tree.path("templates").size());
    }

    @ParameterizedTest
    @CsvSource({"resnet50, 25557032", "mbconv, 10710", "efficientnet_b0, 5288548"})
    void commandsTakeATemplatesNameForAFile(String name, long parameters) {
        var run = CommandRun.of("analyze", name, "--json");
        assertEquals(0, run.status(), run.err());
        assertEquals(parameters, JsonMapper.shared().readTree(run.out()).path("totals").path("parameters").longValue());
    }

    @Test
    void aSlipOfTheKeysIsAnswered() {
        var run = CommandRun.of("analyze", "resnet55");
        assertEquals(2, run.status());
        assertTrue(
                run.err().contains(
                        "There is no file resnet55. There is no template 'resnet55'. Did you mean 'resnet50'?"),
                run.err());
    }

    @Test
    void aDesignIsMadeOfATemplateWithValuesOfOnesOwn() {
        var file = folder.resolve("mine.json");
        var made = CommandRun.of("new", "mbconv", "--set", "kernel=5", "--set", "out=in * 2", "-o", file.toString());
        assertEquals(0, made.status(), made.err());
        var run = CommandRun.of("analyze", file.toString(), "--json");
        assertEquals(0, run.status(), run.err());
        assertEquals("[1,48,56,56]", JsonMapper.shared()
                .readTree(run.out())
                .path("nodes")
                .valueStream()
                .filter(node -> node.path("id").stringValue("").equals("project"))
                .findFirst()
                .orElseThrow()
                .path("outputs")
                .path(0)
                .toString());
    }

    @Test
    void aFileThatIsThereIsNotReplaced() throws IOException {
        var file = Files.writeString(folder.resolve("mine.json"), "precious");
        var run = CommandRun.of("new", "mbconv", "-o", file.toString());
        assertEquals(2, run.status());
        assertEquals("precious", Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kernl=3", "kernel=99", "kernel=three", "stride=0"})
    void whatWouldNotWorkIsNotMade(String setting) {
        var file = folder.resolve("mine.json");
        var run = CommandRun.of("new", "mbconv", "--set", setting, "-o", file.toString());
        assertEquals(2, run.status());
        assertFalse(run.err().isBlank());
        assertTrue(Files.notExists(file));
    }
}

package blocksmith.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.session.TemplateStore;
import blocksmith.engine.template.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @ParameterizedTest
    @CsvSource({"resnet55, 'Did you mean resnet50, resnet, resnet152 or resnet18? '",
        "repv, 'Did you mean repvgg, repvgg-block, repvgg-block-deploy or repvgg_a0? '", "xyzzy, ''"})
    void aNameThatIsNoTemplateIsAnsweredByThoseThatAreNear(String name, String near) {
        for (var command : List.of("analyze", "new")) {
            var run = CommandRun.of(command, name);
            assertEquals(2, run.status());
            assertEquals("blocksmith: There is no file and no template " + name + ". " + near
                    + "All templates are listed by: blocksmith templates", run.err().strip());
        }
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

    @Test
    void aFolderThatIsNotThereIsNamed() {
        var missing = folder.resolve("none");
        var run = CommandRun.of("new", "mbconv", "-o", missing.resolve("mine.json"));
        assertEquals(2, run.status());
        assertTrue(run.err().contains("there is no " + missing + "."), run.err());
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

    @ParameterizedTest
    @CsvSource({
        "kernel=abc, 'kernel cannot be abc. There is no parameter ''abc''. Choose in, out, stride, size or expansion.'",
        "stride=0, 'stride cannot be 0. This is 0; 1 is the least. Choose 1 or more.'",
        "out=in *, 'out cannot be in *. At character 5 there is the end, where a value is needed. Put a number, a name or a bracketed expression there.'",
        "kernel=1.5, 'The design would not work: depthwise.kernel: Kernel comes to 3/2, no whole number. Choose values that divide, or use floor, ceil or round.'"})
    void ofAWrongValueOnlyTheCauseIsTold(String setting, String message) {
        var run = CommandRun.of("new", "mbconv", "--set", setting, "-o", folder.resolve("mine.json"));
        assertEquals(2, run.status());
        assertEquals("blocksmith: " + message, run.err().strip());
    }

    private TemplateStore store() throws IOException {
        var own = Files.createDirectories(folder.resolve("own"));
        Files.copy(Path.of("../samples/depthwise-3x3.json"), own.resolve("mine.json"));
        Files.copy(Path.of("../samples/grouped-3x3.json"), own.resolve("other.json"));
        return new TemplateStore(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared", "shared.zip"})
    void templatesOfOnesOwnGoFromOneUserToAnother(String name) throws IOException {
        var target = folder.resolve(name);
        assertEquals("2 templates are new in " + target + ": mine, other.",
                ExchangeTemplates.export(store(), List.of(), target));
        var another = new TemplateStore(folder.resolve("another"));
        assertEquals("2 templates are new in " + another.folder() + ": mine, other.",
                ExchangeTemplates.bringIn(another, target));
        assertEquals("Nothing is new in " + another.folder() + ". There already: mine, other.",
                ExchangeTemplates.bringIn(another, target));
        assertEquals(List.of("mine", "other"), another.names());
    }

    @Test
    void chosenTemplatesAreExportedAndNoFileIsReplaced() throws IOException {
        var store = store();
        var target = folder.resolve("one.zip");
        assertEquals("1 template is new in " + target + ": mine.",
                ExchangeTemplates.export(store, List.of("mine"), target));
        var before = Files.readAllBytes(target);
        assertThrows(InputFault.class, () -> ExchangeTemplates.export(store, List.of("other"), target));
        assertArrayEquals(before, Files.readAllBytes(target));
        var fault = assertThrows(InputFault.class,
                () -> ExchangeTemplates.export(store, List.of("mien"), folder.resolve("two.zip")));
        assertTrue(String.valueOf(fault.getMessage()).contains("Did you mean 'mine'?"), fault.getMessage());
    }

    @Test
    void whatIsNoCollectionIsTheInputsFault() throws IOException {
        var text = Files.writeString(folder.resolve("text.zip"), "no zip");
        var empty = Files.createDirectory(folder.resolve("empty"));
        for (var place : List.of(text, empty, folder.resolve("nowhere.zip"))) {
            var run = CommandRun.of("templates", "--import", place);
            assertEquals(2, run.status());
            assertFalse(run.err().isBlank());
        }
        assertEquals(2, CommandRun.of("templates", "mbconv").status());
    }
}

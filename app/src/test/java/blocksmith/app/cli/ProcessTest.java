package blocksmith.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The program as a process of its own, without a display.
class ProcessTest {
    @TempDir
    private Path folder;

    private record Ended(int status, String out, String err) {
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--module-path",
                        modulePath(), "--module", "blocksmith.app/blocksmith.app.Main"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().remove("DISPLAY");
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().remove("WAYLAND_DISPLAY");
        var process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new Ended(process.exitValue(), Files.readString(folder.resolve("out")),
                Files.readString(folder.resolve("err")));
    }

    private static String modulePath() {
        return System.getProperty("jdk.module.path");
    }

    @Test
    void withoutADisplayADesignIsPrintedAndMeasured() throws IOException, InterruptedException {
        var ended = run("../samples/depthwise-3x3.json");
        assertEquals(0, ended.status(), ended.err());
        assertTrue(ended.out().contains("589,824"), ended.out());
        assertTrue(ended.out().contains("median ms"), ended.out());
        assertTrue(ended.err().contains("For a window"), ended.err());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void templatesOfOnesOwnGoOutAndIn() throws IOException, InterruptedException {
        var own = Files.createDirectories(folder.resolve("config/blocksmith/templates"));
        Files.copy(Path.of("../samples/depthwise-3x3.json"), own.resolve("mine.json"));
        var zip = folder.resolve("mine.zip").toString();
        var exported = run("templates", "--export", zip);
        assertEquals(0, exported.status(), exported.err());
        Files.delete(own.resolve("mine.json"));
        var imported = run("templates", "--import", zip);
        assertEquals(0, imported.status(), imported.err());
        assertTrue(imported.out().startsWith("1 template is new in "), imported.out());
        assertTrue(Files.exists(own.resolve("mine.json")));
    }

    @Test
    void aMissingFileEndsWithStatusTwo() throws IOException, InterruptedException {
        var ended = run("analyze", "nowhere.json");
        assertEquals(2, ended.status());
        assertTrue(ended.err().contains("There is no file nowhere.json."), ended.err());
    }

    @Test
    void thePictureOfTheWindowNeedsNoDisplay() throws IOException, InterruptedException {
        var target = folder.resolve("window.png");
        var ended = run("screenshot", "../samples/efficient-block.json", target.toString(), "--theme", "light",
                "--size", "1200x800", "--select", "depthwise");
        assertEquals(0, ended.status(), ended.err());
        var bytes = Files.readAllBytes(target);
        assertEquals('P', bytes[1]);
        assertTrue(bytes.length > 20_000, "a picture of " + bytes.length + " bytes shows nothing");
    }

    @Test
    void aPictureShowsTwoDesignsSideBySide() throws IOException, InterruptedException {
        var target = folder.resolve("compared.png");
        var ended = run("screenshot", "../samples/efficient-block.json", target.toString(), "--compare",
                "inverted-residual");
        assertEquals(0, ended.status(), ended.err());
        assertTrue(Files.size(target) > 20_000, "a picture of " + Files.size(target) + " bytes shows nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "png", "onnx"})
    void exportsNeedNoDisplay(String format) throws IOException, InterruptedException {
        var target = folder.resolve("block." + format);
        var ended = run("export", "../samples/efficient-block.json", target.toString(), "--to", format);
        assertEquals(0, ended.status(), ended.err());
        assertTrue(Files.size(target) > 10_000, "a file of " + Files.size(target) + " bytes shows nothing");
    }

    @Test
    void theReferenceOfTemplatesIsThatOfTheLibraryAsItIs() throws IOException, InterruptedException {
        var now = folder.resolve("reference");
        var ended = run("templates", "--reference", now.toString());
        assertEquals(0, ended.status(), ended.err());
        assertEquals(texts(now), texts(Path.of("..", "engine", "templates")),
                "run ./blocksmith templates --reference engine/templates");
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }
}

package blocksmith.engine.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// A Python script that looks at what was exported. Where Python has not what it needs, the test is skipped; the build
/// machine has it.
final class Judge {
    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");

    private Judge() {
    }

    /// @param needs  the Python module without which the script cannot run
    /// @param folder that it is given
    static void accept(String script, String needs, Path folder) throws IOException, InterruptedException {
        var python = PYTHONS.stream().filter(each -> has(each, needs)).findFirst();
        assumeTrue(python.isPresent() || System.getenv("CI") != null, "There is no Python with " + needs);
        var file = folder.resolve("judge").resolve(script);
        Files.createDirectories(file.getParent());
        try (var stream = Judge.class.getResourceAsStream(script)) {
            Files.write(file, Objects.requireNonNull(stream, script).readAllBytes());
        }
        var process = new ProcessBuilder(python.orElseThrow(), file.toString(), folder.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }

    private static boolean has(String python, String module) {
        try {
            return new ProcessBuilder(python, "-c", "import " + module).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

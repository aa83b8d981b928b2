package blocksmith.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
    private static final String FENCE = "```";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void itShowsTheCodeThatTheToolWrites() throws IOException {
        var readme = Files.readString(Path.of("..", "README.md"));
        int begin = readme.indexOf(FENCE + "python\n") + FENCE.length() + "python\n".length();
        var shown = readme.substring(begin, readme.indexOf(FENCE, begin)).strip();
        var file = folder.resolve("block.py");

        var run = CommandRun.of("export", Path.of("..", "samples", "inverted-residual.json"), file, "--to", "pytorch");

        assertEquals(0, run.status(), run.err());
        assertTrue(Files.readString(file).contains(shown), shown);
    }
}

package blocksmith.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blocksmith.app.session.KernelCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneTest {
    @TempDir
    private Path folder;
    private Path design;

    @BeforeEach
    void write() throws IOException {
        assertTrue(KernelCache.usualFile().toAbsolutePath().startsWith(Path.of("target").toAbsolutePath()),
                "tests leave the user's cache alone");
        Files.deleteIfExists(KernelCache.usualFile());
        design = Files.writeString(folder.resolve("conv.json"), """
                {"format": 1, "name": "conv", "nodes": {
                  "input": {"op": "Input", "values": {"channels": 32, "height": 16, "width": 16}},
                  "conv": {"op": "Conv2d", "values": {"outChannels": 32, "kernel": 3}, "inputs": {"in": "input"}},
                  "output": {"op": "Output", "inputs": {"in": "conv"}}}}""");
    }

    @Test
    void whatWasMeasuredIsShownAndForgotten() {
        var measured = CommandRun.of("tune", design, "--threads", "1");
        assertEquals(0, measured.status(), measured.err());
        assertTrue(measured.out().contains("1×32×16×16 → 1×32×14×14"), measured.out());
        assertTrue(measured.out().matches("(?s).*direct [0-9.]+ ms.*, measured 20\\d\\d-\\d\\d-\\d\\d.*"),
                measured.out());
        var shown = CommandRun.of("tune");
        assertTrue(shown.out().startsWith(measured.out()), shown.out());
        assertTrue(shown.out().contains("1 layer of this machine, "), shown.out());

        var forgotten = CommandRun.of("tune", "--clear");
        assertEquals(0, forgotten.status(), forgotten.err());
        assertTrue(forgotten.out().startsWith("1 layer forgotten, "), forgotten.out());
        assertFalse(Files.exists(KernelCache.usualFile()));
        assertTrue(CommandRun.of("tune").out().startsWith("0 layers of this machine, "));
    }

    @Test
    void benchMeasuresKernelsWhenAskedTo() {
        var run = bench("--tune");
        assertTrue(run.out().contains("\"candidatesMs\""), run.out());
        assertTrue(Files.exists(KernelCache.usualFile()));
    }

    @Test
    void otherwiseBenchTakesWhatIsKnown() {
        var first = bench();
        assertFalse(first.out().contains("\"candidatesMs\""), first.out());
        assertFalse(Files.exists(KernelCache.usualFile()));

        CommandRun.of("tune", design, "--threads", "1");

        var second = bench();
        assertTrue(second.out().contains("\"candidatesMs\""), second.out());
    }

    private CommandRun bench(String... more) {
        var arguments = new ArrayList<Object>(
                List.of("bench", design, "--threads", "1", "--seconds", "0.05", "--json"));
        arguments.addAll(List.of(more));
        var run = CommandRun.of(arguments.toArray());
        assertEquals(0, run.status(), run.err());
        return run;
    }

    @Test
    void toForgetNamesNoDesigns() {
        var both = CommandRun.of("tune", design, "--clear");
        assertEquals(2, both.status());
        assertTrue(both.err().contains("--clear forgets all"), both.err());
    }
}

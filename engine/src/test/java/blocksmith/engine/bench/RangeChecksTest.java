package blocksmith.engine.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Kernels have their indices checked where lists have theirs, in one method of the JDK. A process in which a list was asked
/// for what it has not ([VainQuestion]) is asked what its compiler made of the check in a kernel.
class RangeChecksTest {
    /// As a part of a line of what was inlined in a kernel.
    private static final String CHECK = "jdk.internal.util.Preconditions::checkIndex";
    private static final String LOST = "failed to inline (intrinsic)";

    /// What the compiler says of the check in kernels.
    private static List<String> checks(List<String> options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        var classes = List.of("target/classes", "target/test-classes", System.getProperty("jdk.module.path", ""),
                System.getProperty("java.class.path"));
        command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions",
                "-XX:CompileCommand=PrintInlining,blocksmith.engine.kernel.Generated*::*", "--add-modules",
                "jdk.incubator.vector", "-cp", String.join(File.pathSeparator, classes), VainQuestion.class.getName()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor() == 0, said);
        var checks = said.lines().filter(line -> line.contains(CHECK)).toList();
        assertFalse(checks.isEmpty(), said);
        return checks;
    }

    @Test
    void kernelsKeepTheCompilersCheckWhereAListWasAskedForWhatItHasNot() throws IOException, InterruptedException {
        var checks = checks(List.of("@../java.options"));
        assertTrue(checks.stream().noneMatch(line -> line.contains(LOST)), checks.toString());
    }

    @Test
    void theyWouldLoseItWithoutTheOptions() throws IOException, InterruptedException {
        var checks = checks(List.of());
        assertTrue(checks.stream().anyMatch(line -> line.contains(LOST)), checks.toString());
    }
}

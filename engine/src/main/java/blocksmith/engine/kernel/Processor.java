package blocksmith.engine.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What kind of processor this is, as the operating system says.
public final class Processor {
    private static final Path LIST = Path.of("/proc/cpuinfo");
    private static final int MOST_BYTES = 1 << 14;
    /// Of the first processor in Linux' list.
    private static final List<String> TELLING = List.of("vendor_id", "cpu family", "model", "model name", "stepping",
            "cache size", "CPU implementer", "CPU variant", "CPU part", "CPU revision");
    private static final String TEXT = text();
    /// Whether one multiply-add of vectors of 512 bits is begun in a cycle, not two.
    static final boolean ADDS_ONE_A_CYCLE = Lanes.COUNT == 16 && addsOneACycle(TEXT);

    private Processor() {
    }

    /// Its vendor, family, name and so on, or the architecture where there is nothing to tell more.
    public static String description() {
        return TEXT;
    }

    private static String text() {
        try (var stream = Files.newInputStream(LIST)) {
            return firstOf(new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException _) {
            // not Linux: Windows says it in the environment; elsewhere the architecture has to do
            return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER"))
                    .orElse(System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        }
    }

    /// @param processors as `/proc/cpuinfo` lists them
    static String firstOf(String processors) {
        return processors.lines()
                .takeWhile(line -> !line.isBlank())
                .map(line -> line.split(":", 2))
                .filter(field -> field.length == 2 && TELLING.contains(field[0].strip()))
                .map(field -> field[1].strip())
                .collect(Collectors.joining(" "));
    }

    /// Of those that have such vectors, AMD's family 19h makes them in two halves (Software Optimization Guide for the AMD Zen4
    /// Microarchitecture, publication 57647).
    ///
    /// @param text begins with the vendor and the family in Linux, and has both in Windows
    static boolean addsOneACycle(String text) {
        return text.startsWith("AuthenticAMD 25 ") || (text.contains("Family 25 ") && text.contains("AuthenticAMD"));
    }
}

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
    /// Whether operations on vectors of 512 bits are made in two halves, so that one multiply-add is begun in a cycle, not two.
    static final boolean SPLITS_VECTORS = Lanes.COUNT == 16 && splitsVectors(TEXT);

    private Processor() {
    }

    /// Its vendor, family, name and so on, or the architecture where there is nothing to tell more.
    public static String description() {
        return TEXT;
    }

    private static String text() {
        try (var stream = Files.newInputStream(LIST)) {
            var first = firstOf(new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
            return first.isBlank() ? architecture() : first;
        } catch (IOException _) {
            // not Linux: Windows says it in the environment
            return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")).orElseGet(Processor::architecture);
        }
    }

    private static String architecture() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
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

    /// Known of AMD's family 19h alone (Software Optimization Guide for the AMD Zen4 Microarchitecture, publication 57647); others
    /// that have such vectors are taken for those that do not.
    ///
    /// @param text begins with the vendor and the family in Linux, and has both in Windows
    static boolean splitsVectors(String text) {
        return text.startsWith("AuthenticAMD 25 ") || (text.contains("Family 25 ") && text.contains("AuthenticAMD"));
    }
}

package blocksmith.engine.bench;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The time that the compiler's threads have worked for, all together. Linux tells it of each thread as it works; the JVM
/// tells of a method when it is done, which may take longer than a span.
final class CompilerTime {
    /// Linux keeps fifteen characters.
    private static final List<String> NAMES = List.of("C1 CompilerThre", "C2 CompilerThre");

    private final Path threads;
    private final Optional<CompilationMXBean> bean = Optional.ofNullable(ManagementFactory.getCompilationMXBean())
            .filter(CompilationMXBean::isCompilationTimeMonitoringSupported);
    /// By thread, those that have ended included.
    private final Map<Path, Long> times = new HashMap<>();

    CompilerTime() {
        this(Path.of("/proc/self/task"));
    }

    /// @param threads a folder with one for each thread, as Linux has it
    CompilerTime(Path threads) {
        this.threads = threads;
    }

    long nanos() {
        if (Files.isDirectory(threads)) {
            try (var all = Files.newDirectoryStream(threads)) {
                all.forEach(this::read);
            } catch (IOException _) {
                times.clear();
            }
        }
        return times.isEmpty()
                ? bean.map(compiler -> TimeUnit.MILLISECONDS.toNanos(compiler.getTotalCompilationTime())).orElse(0L)
                : times.values().stream().mapToLong(Long::longValue).sum();
    }

    private void read(Path thread) {
        try {
            if (NAMES.contains(Files.readString(thread.resolve("comm")).strip())) {
                var words = Files.readString(thread.resolve("schedstat")).split(" ", 2);
                times.put(thread, Long.parseLong(words[0]));
            }
        } catch (IOException | NumberFormatException _) {
            // it has just ended, or this Linux does not tell
        }
    }
}

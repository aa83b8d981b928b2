package blocksmith.engine.bench;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The time that the compiler's threads have worked for, all together. Linux tells it of each thread as it works; the JVM
/// tells of a method when it is done, which may take longer than a span. Who tells is decided once: a difference between
/// the two would say nothing.
final class CompilerTime {
    /// Linux keeps fifteen characters.
    private static final List<String> NAMES = List.of("C1 CompilerThre", "C2 CompilerThre");

    private final Path threads;
    private final Optional<CompilationMXBean> bean = Optional.ofNullable(ManagementFactory.getCompilationMXBean())
            .filter(CompilationMXBean::isCompilationTimeMonitoringSupported);
    /// By thread, as it was read last.
    private final Map<Path, Long> times = new HashMap<>();
    private final boolean isTold;
    /// What threads worked for that have ended is included.
    private long sum;

    CompilerTime() {
        this(Path.of("/proc/self/task"));
    }

    /// @param threads a folder with one for each thread, as Linux has it
    CompilerTime(Path threads) {
        this.threads = threads;
        read();
        this.isTold = sum > 0;
    }

    /// Never less than before.
    long nanos() {
        if (!isTold) {
            return bean.map(compiler -> TimeUnit.MILLISECONDS.toNanos(compiler.getTotalCompilationTime())).orElse(0L);
        }
        read();
        return sum;
    }

    private void read() {
        try (var all = Files.newDirectoryStream(threads)) {
            all.forEach(this::read);
        } catch (IOException | DirectoryIteratorException _) {
            // what was read before stays
        }
    }

    private void read(Path thread) {
        try {
            if (NAMES.contains(Files.readString(thread.resolve("comm")).strip())) {
                var words = Files.readString(thread.resolve("schedstat")).split(" ", 2);
                add(thread, Long.parseLong(words[0]));
            }
        } catch (IOException | NumberFormatException _) {
            // it has just ended, or this Linux does not tell
        }
    }

    private void add(Path thread, long now) {
        long before = times.getOrDefault(thread, 0L);
        // less than before is a new thread's that has the number of one that ended
        sum += now < before ? now : now - before;
        times.put(thread, now);
    }
}

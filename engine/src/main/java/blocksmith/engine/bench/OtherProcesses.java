package blocksmith.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// The processor time that other processes have used since the machine started, in nanoseconds and to some 10 ms; empty
/// where nobody tells.
@FunctionalInterface
interface OtherProcesses {
    /// Nobody tells.
    OtherProcesses UNKNOWN = OptionalLong::empty;

    OptionalLong time();

    /// As Linux tells: what all processors were busy with, less this process's own.
    static OtherProcesses onLinux() {
        var machine = Path.of("/proc/stat");
        return () -> {
            var own = ProcessHandle.current().info().totalCpuDuration();
            if (own.isEmpty() || !Files.isReadable(machine)) {
                return OptionalLong.empty();
            }
            try (var lines = Files.lines(machine)) {
                return lines.findFirst().map(line -> time(line, own.get())).orElseGet(OptionalLong::empty);
            } catch (IOException _) {
                return OptionalLong.empty();
            }
        };
    }

    /// @param line of all processors, in hundredths of a second: user, nice, system, idle, waiting for devices, two kinds of
    ///             interrupts, stolen by other machines on the same host; what follows is part of the first two
    /// @param own  time of this process
    static OptionalLong time(String line, Duration own) {
        var words = line.split("\\s+");
        if (!words[0].equals("cpu") || words.length < 9) {
            return OptionalLong.empty();
        }
        var times = Arrays.stream(words, 1, 9).mapToLong(Long::parseLong).toArray();
        long busy = times[0] + times[1] + times[2] + times[5] + times[6] + times[7];
        return OptionalLong.of(TimeUnit.MILLISECONDS.toNanos(10 * busy) - own.toNanos());
    }
}

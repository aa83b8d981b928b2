package blocksmith.engine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that a [Benchmark] tells of programs measured in turn: the runs that count, and what was told last. On the
/// benchmark's thread until it has ended.
public final class RunLog {
    private final List<List<LatencyRun>> counted = new ArrayList<>();
    private @Nullable Progress last;

    /// @param programs how many are measured
    public RunLog(int programs) {
        for (int i = 0; i < programs; i++) {
            counted.add(new ArrayList<>());
        }
    }

    public void add(Progress progress) {
        last = progress;
        for (int i = 0; i < counted.size() && progress.phase() != Phase.WARMING_UP; i++) {
            counted.get(i).addAll(progress.readings().get(i).recent());
        }
    }

    /// One a program, in their order.
    ///
    /// @throws IllegalStateException before the first run
    public List<Reading> readings() {
        var progress = last;
        if (progress == null) {
            throw new IllegalStateException("A benchmark ended without a run");
        }
        return progress.readings();
    }

    /// How many times as long a program took as the first; empty for the first, and after few runs.
    public Optional<LatencyRatio> ratio(int program) {
        return program == 0 ? Optional.empty() : LatencyRatio.of(counted.get(program), counted.getFirst());
    }
}

package blocksmith.app.cli;

import blocksmith.engine.backend.Program;
import blocksmith.engine.bench.Benchmark;
import blocksmith.engine.bench.LatencyRatio;
import blocksmith.engine.bench.LatencyRun;
import blocksmith.engine.bench.Phase;
import blocksmith.engine.bench.Progress;
import blocksmith.engine.bench.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row of a benchmark: a design on one backend.
///
/// @param macs  for the whole batch
/// @param ratio how many times as long it took as the first backend that was measured in turn with it; empty for that one
record Measurement(String name, int batch, long macs, Program program, Reading reading, Optional<LatencyRatio> ratio) {

    /// Measures programs of one design in turn, for so long after warming up.
    static List<Measurement> of(String name, int batch, long macs, List<Program> programs, Duration length) {
        var runs = new Runs(programs.size());
        try {
            Benchmark.start(programs, length, runs::add).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        var readings = runs.readings();
        var measurements = new ArrayList<Measurement>();
        for (int i = 0; i < programs.size(); i++) {
            var ratio = i == 0
                    ? Optional.<LatencyRatio>empty()
                    : LatencyRatio.of(runs.counted.get(i), runs.counted.getFirst());
            measurements.add(new Measurement(name, batch, macs, programs.get(i), readings.get(i), ratio));
        }
        return measurements;
    }

    /// The runs that count, by program, and what was told last.
    private static final class Runs {
        private final List<List<LatencyRun>> counted = new ArrayList<>();
        private @Nullable Progress last;

        Runs(int programs) {
            for (int i = 0; i < programs; i++) {
                counted.add(new ArrayList<>());
            }
        }

        void add(Progress progress) {
            last = progress;
            for (int i = 0; i < counted.size() && progress.phase() != Phase.WARMING_UP; i++) {
                counted.get(i).addAll(progress.readings().get(i).recent());
            }
        }

        List<Reading> readings() {
            var progress = last;
            if (progress == null) {
                throw new IllegalStateException("A benchmark ended without a run");
            }
            return progress.readings();
        }
    }

    int threads() {
        return program.threads();
    }

    /// Two operations a MAC.
    double gigaflops() {
        return 2.0 * macs / reading.statistics().median();
    }
}

package blocksmith.app.cli;

import blocksmith.engine.backend.EmbeddedProgram;
import blocksmith.engine.backend.Program;
import blocksmith.engine.bench.Benchmark;
import blocksmith.engine.bench.LatencyRatio;
import blocksmith.engine.bench.Progress;
import blocksmith.engine.bench.Reading;
import blocksmith.engine.bench.RunLog;
import blocksmith.engine.op.Accuracy;
import blocksmith.engine.tensor.Deviation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One row of a benchmark: a design on one backend.
///
/// @param macs  for the whole batch
/// @param ratio how many times as long it took as the first backend that was measured in turn with it; empty for that one
/// @param error of what comes out; empty where it was not measured, or is no number
record Measurement(String name, int batch, long macs, Program program, Reading reading, Optional<LatencyRatio> ratio,
        Optional<Deviation> error) {

    /// Measures programs of one design in turn, for so long after warming up.
    ///
    /// @param onlooker told how it stands, on another thread
    static List<Measurement> of(String name, int batch, long macs, List<Program> programs, Duration length,
            Consumer<Progress> onlooker) {
        var log = new RunLog(programs.size());
        try {
            Benchmark.start(programs, length, onlooker.andThen(log::add)).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        var readings = log.readings();
        var measurements = new ArrayList<Measurement>();
        for (int i = 0; i < programs.size(); i++) {
            measurements.add(new Measurement(name, batch, macs, programs.get(i), readings.get(i), log.ratio(i),
                    Optional.empty()));
        }
        return measurements;
    }

    Measurement with(Optional<Deviation> measured) {
        return new Measurement(name, batch, macs, program, reading, ratio, measured);
    }

    /// What the kernels of the embedded engine were chosen for; empty for other backends.
    Optional<Accuracy> accuracy() {
        return program instanceof EmbeddedProgram(var plan) ? Optional.of(plan.accuracy()) : Optional.empty();
    }

    int threads() {
        return program.threads();
    }

    /// Two operations a MAC.
    double gigaflops() {
        return 2.0 * macs / reading.statistics().median();
    }
}

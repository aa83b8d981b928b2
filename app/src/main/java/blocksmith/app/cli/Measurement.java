package blocksmith.app.cli;

import blocksmith.engine.bench.Benchmark;
import blocksmith.engine.bench.Progress;
import blocksmith.engine.bench.Reading;
import blocksmith.engine.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One row of a benchmark.
///
/// @param macs for the whole batch
record Measurement(String name, int threads, int batch, long macs, Plan plan, Reading reading) {

    /// Measures for so long after warming up.
    static Measurement of(String name, int batch, long macs, Plan plan, Duration length) {
        var last = new AtomicReference<@Nullable Progress>();
        try {
            Benchmark.start(List.of(plan), length, last::set).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        var progress = last.get();
        if (progress == null) {
            throw new IllegalStateException("A benchmark ended without a run");
        }
        return new Measurement(name, plan.threads(), batch, macs, plan, progress.readings().getFirst());
    }

    /// Two operations a MAC.
    double gigaflops() {
        return 2.0 * macs / reading.statistics().median();
    }
}

package blocksmith.app.session;

import blocksmith.engine.backend.EmbeddedProgram;
import blocksmith.engine.backend.Program;
import blocksmith.engine.bench.Interlude;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.plan.Plan;
import blocksmith.engine.tune.TunedLayers;
import blocksmith.engine.tune.Tuning;
import java.util.List;
import java.util.stream.Stream;

/// Measures kernels between the runs of a live measurement. On its thread.
final class LiveTuning implements Interlude {
    private final Tuning tuning;
    private final Runnable onFaster;

    private LiveTuning(Tuning tuning, Runnable onFaster) {
        this.tuning = tuning;
        this.onFaster = onFaster;
    }

    /// @param onFaster told when all is measured and other kernels would be faster, on the measurement's thread
    static LiveTuning of(List<Program> programs, TunedLayers layers, Runnable onFaster) {
        return new LiveTuning(Tuning.of(programs.stream().flatMap(LiveTuning::plan).toList(), layers), onFaster);
    }

    private static Stream<Plan> plan(Program program) {
        return program instanceof EmbeddedProgram(var plan) ? Stream.of(plan) : Stream.empty();
    }

    @Override
    public void play(WorkerPool workers) {
        if (tuning.isOver()) {
            return;
        }
        tuning.work(workers);
        if (tuning.isOver() && tuning.measured() > 0 && tuning.isAnyChoiceSlower()) {
            onFaster.run();
        }
    }
}

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
import org.jspecify.annotations.Nullable;

/// Measures kernels between the runs of a live measurement. On its thread.
final class LiveTuning implements Interlude {
    private final List<Plan> plans;
    private final TunedLayers layers;
    private final Runnable onFaster;
    /// Null until it is played first: the first number of a measurement does not wait for it.
    private @Nullable Tuning begun;

    private LiveTuning(List<Plan> plans, TunedLayers layers, Runnable onFaster) {
        this.plans = List.copyOf(plans);
        this.layers = layers;
        this.onFaster = onFaster;
    }

    /// @param onFaster told when all is measured and other kernels would be faster, on the measurement's thread
    static LiveTuning of(List<Program> programs, TunedLayers layers, Runnable onFaster) {
        return new LiveTuning(programs.stream().flatMap(LiveTuning::plan).toList(), layers, onFaster);
    }

    private static Stream<Plan> plan(Program program) {
        return program instanceof EmbeddedProgram(var plan) ? Stream.of(plan) : Stream.empty();
    }

    @Override
    public void play(WorkerPool workers) {
        var tuning = begun == null ? Tuning.of(plans, layers) : begun;
        begun = tuning;
        if (tuning.isOver()) {
            return;
        }
        tuning.work(workers);
        if (tuning.isOver() && tuning.measured() > 0 && tuning.isAnyChoiceSlower()) {
            onFaster.run();
        }
    }
}

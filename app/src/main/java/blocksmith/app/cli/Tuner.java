package blocksmith.app.cli;

import blocksmith.app.session.KernelCache;
import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.EmbeddedProgram;
import blocksmith.engine.backend.Program;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.tune.TunedLayers;
import blocksmith.engine.tune.Tuning;
import blocksmith.engine.weights.WeightSource;
import java.nio.file.Path;
import java.util.List;

/// Chooses the kernels that are known to be the fastest.
///
/// @param layers of which it is known how fast their kernels are
record Tuner(TunedLayers layers, Unknown unknown) {

    /// What becomes of layers of which it is not known.
    enum Unknown {
        /// The first kernel that takes the layer runs it.
        LEFT,
        /// Its kernels are measured before anything else is, and remembered.
        MEASURED
    }

    /// With what the user's cache knows.
    static Tuner usual(Unknown unknown) {
        return new Tuner(KernelCache.usual(), unknown);
    }

    /// @throws InputFault when the design cannot be run
    Program program(Path file, Backend backend, Analysis analysis, WeightSource weights, PlanOptions options) {
        return program(file, backend, analysis, weights, options, List.of());
    }

    /// With what can be taken from programs that were prepared earlier.
    ///
    /// @throws InputFault when the design cannot be run
    Program program(Path file, Backend backend, Analysis analysis, WeightSource weights, PlanOptions options,
            List<Program> earlier) {
        var program = known(file, backend, analysis, weights, options, earlier);
        return switch (unknown) {
            case LEFT -> program;
            case MEASURED -> program instanceof EmbeddedProgram(var plan)
                    && tune(Tuning.of(List.of(plan), layers), options.threads()).measured() > 0
                            ? known(file, backend, analysis, weights, options, earlier)
                            : program;
        };
    }

    private Program known(Path file, Backend backend, Analysis analysis, WeightSource weights, PlanOptions options,
            List<Program> earlier) {
        return Programs.of(file, backend, analysis, weights, options.with(layers.preferences()), earlier);
    }

    private static Tuning tune(Tuning tuning, int threads) {
        try (var workers = new WorkerPool(threads)) {
            tuning.finish(workers);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return tuning;
    }
}

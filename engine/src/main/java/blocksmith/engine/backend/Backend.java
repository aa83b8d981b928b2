package blocksmith.engine.backend;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.weights.WeightSource;
import java.util.List;
import java.util.Optional;

/// Something that runs designs.
public sealed interface Backend permits Embedded, OnnxRuntime {
    Backend EMBEDDED = new Embedded();
    Backend ONNX_RUNTIME = new OnnxRuntime();

    static List<Backend> all() {
        return List.of(EMBEDDED, ONNX_RUNTIME);
    }

    /// The one that commands call `id`.
    static Optional<Backend> named(String id) {
        return all().stream().filter(backend -> backend.id().equals(id)).findFirst();
    }

    /// What commands call it.
    String id();

    String title();

    /// Its version, and what of this machine it uses: `1.29.0 · CPU`, `512-bit vectors`.
    String detail();

    /// Why it cannot run anything on this machine; empty when it can.
    Optional<Finding> hindrance();

    default Preparation prepare(Analysis analysis, WeightSource weights, PlanOptions options) {
        return prepare(analysis, weights, options, List.of());
    }

    /// With what is usual.
    ///
    /// @param threads that work at once
    default Preparation prepare(Analysis analysis, WeightSource weights, int threads) {
        return prepare(analysis, weights, PlanOptions.forThreads(threads));
    }

    /// The same, with what can be taken from programs that were prepared earlier.
    Preparation prepare(Analysis analysis, WeightSource weights, PlanOptions options, List<Program> earlier);
}

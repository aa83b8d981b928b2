package blocksmith.app.cli;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.backend.Backend;
import blocksmith.engine.backend.Preparation;
import blocksmith.engine.backend.Program;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.weights.WeightSource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Programs as commands need them.
final class Programs {
    private Programs() {
    }

    /// @throws InputFault when the design cannot be run
    static Program of(Path file, Backend backend, Analysis analysis, WeightSource weights, PlanOptions options) {
        return of(file, backend, analysis, weights, options, List.of());
    }

    /// With what can be taken from programs that were prepared earlier.
    ///
    /// @throws InputFault when the design cannot be run
    static Program of(Path file, Backend backend, Analysis analysis, WeightSource weights, PlanOptions options,
            List<Program> earlier) {
        return switch (backend.prepare(analysis, weights, options, earlier)) {
            case Preparation.Prepared(var program) -> program;
            case Preparation.Impossible(var problems) -> throw new InputFault(
                    file + " cannot be run. " + problems.stream().map(Problem::toString).collect(
                            Collectors.joining(System.lineSeparator() + "  ")));
        };
    }
}

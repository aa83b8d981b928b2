package blocksmith.app.cli;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.plan.Plan;
import blocksmith.engine.plan.Planner;
import blocksmith.engine.plan.Planning;
import blocksmith.engine.problem.Problem;
import blocksmith.engine.weights.WeightSource;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// Plans as commands need them.
final class Plans {
    private Plans() {
    }

    /// @throws InputFault when the design cannot be run
    static Plan of(Path file, Analysis analysis, WeightSource weights, int threads) {
        return switch (Planner.plan(analysis, weights, threads)) {
            case Planning.Planned(var plan) -> plan;
            case Planning.Impossible(var problems) -> throw new InputFault(
                    file + " cannot be run. " + problems.stream().map(Problem::toString).collect(
                            Collectors.joining(System.lineSeparator() + "  ")));
        };
    }
}

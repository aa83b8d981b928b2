package blocksmith.engine.backend;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.kernel.Lanes;
import blocksmith.engine.plan.Planner;
import blocksmith.engine.plan.Planning;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.weights.WeightSource;
import java.util.Optional;

/// The engine of this program.
public record Embedded() implements Backend {

    @Override
    public String id() {
        return "embedded";
    }

    @Override
    public String title() {
        return "Embedded engine";
    }

    @Override
    public String detail() {
        return Lanes.description();
    }

    @Override
    public Optional<Finding> hindrance() {
        return Optional.empty();
    }

    @Override
    public Preparation prepare(Analysis analysis, WeightSource weights, int threads) {
        return switch (Planner.plan(analysis, weights, threads)) {
            case Planning.Planned(var plan) -> new Preparation.Prepared(new EmbeddedProgram(plan));
            case Planning.Impossible(var problems) -> new Preparation.Impossible(problems);
        };
    }
}

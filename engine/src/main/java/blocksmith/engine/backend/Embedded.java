package blocksmith.engine.backend;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.kernel.Lanes;
import blocksmith.engine.plan.Plan;
import blocksmith.engine.plan.PlanOptions;
import blocksmith.engine.plan.Planner;
import blocksmith.engine.plan.Planning;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.weights.WeightSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    public Preparation prepare(Analysis analysis, WeightSource weights, PlanOptions options, List<Program> earlier) {
        return switch (Planner.plan(analysis, weights, options, plans(earlier))) {
            case Planning.Planned(var plan) -> new Preparation.Prepared(new EmbeddedProgram(plan));
            case Planning.Impossible(var problems) -> new Preparation.Impossible(problems);
        };
    }

    private static List<Plan> plans(List<Program> programs) {
        return programs.stream()
                .flatMap(program -> program instanceof EmbeddedProgram(var plan) ? Stream.of(plan) : Stream.empty())
                .toList();
    }
}

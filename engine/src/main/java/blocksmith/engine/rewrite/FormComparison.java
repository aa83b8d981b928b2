package blocksmith.engine.rewrite;

import blocksmith.engine.analysis.Analysis;
import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.plan.Plan;
import blocksmith.engine.plan.Planner;
import blocksmith.engine.plan.Planning;
import blocksmith.engine.run.DrawnInput;
import blocksmith.engine.run.Session;
import blocksmith.engine.tensor.Tensor;
import blocksmith.engine.weights.WeightSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs two forms of a design, one after the other, on the same drawn input.
record FormComparison(WorkerPool workers) {
    private static final long SEED = 0;

    Optional<OutputDifference> difference(Analysis one, WeightSource oneWeights, Analysis other,
            WeightSource otherWeights) {
        var before = outputs(one, oneWeights);
        var after = before.isEmpty() ? before : outputs(other, otherWeights);
        return workers.isStopped() ? Optional.empty() : after.map(there -> OutputDifference.of(before.get(), there));
    }

    /// Empty where it cannot be run.
    private Optional<List<Tensor>> outputs(Analysis analysis, WeightSource weights) {
        return workers.isStopped() ? Optional.empty() : switch (Planner.plan(analysis, weights, workers.threads())) {
            case Planning.Planned(var plan) -> Optional.of(new Session(plan, workers).run(inputs(plan)));
            case Planning.Impossible _ -> Optional.empty();
        };
    }

    private static List<Tensor> inputs(Plan plan) {
        var inputs = new ArrayList<Tensor>();
        plan.inputs().forEach(border -> inputs.add(DrawnInput.tensor(border.shape(), SEED + inputs.size())));
        return inputs;
    }
}

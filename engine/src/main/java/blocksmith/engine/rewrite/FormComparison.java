package blocksmith.engine.rewrite;

import blocksmith.engine.kernel.WorkerPool;
import blocksmith.engine.plan.Plan;
import blocksmith.engine.plan.Planner;
import blocksmith.engine.plan.Planning;
import blocksmith.engine.run.DrawnInput;
import blocksmith.engine.run.Session;
import blocksmith.engine.tensor.Deviation;
import blocksmith.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Runs a design and its deployed form, one after the other, on the same drawn input. The design runs node by node, for a plan
/// would fold its normalizations just as the deployed form has them folded, and there would be nothing to compare.
record FormComparison(WorkerPool workers) {
    private static final long SEED = 0;

    Optional<Deviation> difference(Deployment forms) {
        return outputs(() -> Planner.planNodeByNode(forms.training(), forms.trainingWeights(), workers.threads()))
                .flatMap(before -> outputs(() -> Planner.plan(forms.analysis(), forms.weights(), workers.threads()))
                        .map(after -> Deviation.of(before.stream().map(Tensor::toDouble).toList(), after)));
    }

    /// Empty where it cannot be run, or was stopped.
    private Optional<List<Tensor>> outputs(Supplier<Planning> planning) {
        return workers.isStopped() ? Optional.empty() : switch (planning.get()) {
            case Planning.Planned(var plan) -> Optional.of(new Session(plan, workers).run(inputs(plan)))
                    .filter(_ -> !workers.isStopped());
            case Planning.Impossible _ -> Optional.empty();
        };
    }

    private static List<Tensor> inputs(Plan plan) {
        var inputs = new ArrayList<Tensor>();
        plan.inputs().forEach(border -> inputs.add(DrawnInput.tensor(border.shape(), SEED + inputs.size())));
        return inputs;
    }
}

package blocksmith.engine.plan;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Computes the weights of a plan's stages on a thread of its own, in their order, while kernels are made of those that are
/// there: they are a third of the work. Whoever needs some first computes them.
final class WeightsAhead {
    private WeightsAhead() {
    }

    /// Begins.
    ///
    /// @param earlier plans that kernels are taken over from: their weights are not needed
    static void compute(Draft draft, List<Plan> earlier) {
        var known = earlier.stream()
                .flatMap(plan -> plan.steps().stream())
                .flatMap(step -> identities(step.choice().key()))
                .collect(Collectors.toSet());
        var weights = draft.stages().stream()
                .flatMap(stage -> stage.parts().stream())
                .map(Stage::weights)
                .filter(one -> !known.contains(one.identity()))
                .toList();
        if (weights.size() > 1) {
            Thread.ofPlatform().daemon().name("blocksmith-weights").start(() -> compute(weights));
        }
    }

    private static Stream<Object> identities(LayerKey key) {
        return Stream.concat(key.before().stream().flatMap(WeightsAhead::identities), Stream.of(key.weights()));
    }

    private static void compute(List<StageWeights> weights) {
        weights.forEach(StageWeights::values);
    }
}

package blocksmith.engine.plan;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Computes the weights of a plan's stages on a thread of its own, in their order, while kernels are made of those that are
/// there: they are a third of the work. Whoever needs some first computes them. When it is closed, the stage under way is
/// the last.
final class WeightsAhead implements AutoCloseable {
    private volatile boolean closed;

    private WeightsAhead() {
    }

    /// Begins.
    ///
    /// @param earlier plans that kernels are taken over from: their weights are not needed
    static WeightsAhead begin(Draft draft, List<Plan> earlier) {
        var known = earlier.stream()
                .flatMap(plan -> plan.steps().stream())
                .flatMap(step -> identities(step.choice().key()))
                .collect(Collectors.toSet());
        var weights = draft.stages().stream()
                .flatMap(stage -> stage.parts().stream())
                .map(Stage::weights)
                .filter(one -> !one.areNone() && !known.contains(one.identity()))
                .toList();
        var ahead = new WeightsAhead();
        if (weights.size() > 1) {
            Thread.ofPlatform().daemon().name("blocksmith-weights").start(() -> ahead.compute(weights));
        }
        return ahead;
    }

    private static Stream<Object> identities(LayerKey key) {
        return Stream.concat(key.before().stream().flatMap(WeightsAhead::identities), Stream.of(key.weights()));
    }

    private void compute(List<StageWeights> weights) {
        try {
            weights.stream().takeWhile(_ -> !closed).forEach(StageWeights::values);
        } catch (RuntimeException | OutOfMemoryError _) {
            // whoever needs these weights computes them again, and gets the failure where it can be told
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}

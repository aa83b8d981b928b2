package blocksmith.engine.plan;

import blocksmith.engine.op.WeightSpec;
import blocksmith.engine.problem.NodePath;
import blocksmith.engine.tensor.Tensor;
import blocksmith.engine.weights.WeightSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The weights of a stage, by their names. They are computed when somebody needs them, which nobody does where the plan before
/// has a kernel with the same ones, or ahead of that ([WeightsAhead]).
final class StageWeights {
    private final Object identity;
    private final Supplier<Map<String, Tensor>> source;
    private @Nullable Map<String, Tensor> values;

    /// @param identity equal to that of others where the weights are; an empty list where there are none
    StageWeights(Object identity, Supplier<Map<String, Tensor>> source) {
        this.identity = identity;
        this.source = source;
    }

    static StageWeights of(WeightSource source, NodePath node, List<WeightSpec> specs) {
        var identities = specs.stream().map(spec -> source.identity(node, spec)).toList();
        return new StageWeights(identities, () -> {
            var values = new LinkedHashMap<String, Tensor>();
            specs.forEach(spec -> values.put(spec.name(), source.values(node, spec)));
            return values;
        });
    }

    Object identity() {
        return identity;
    }

    boolean areNone() {
        return identity.equals(List.of());
    }

    synchronized Map<String, Tensor> values() {
        var known = values;
        if (known == null) {
            known = Map.copyOf(source.get());
            values = known;
        }
        return known;
    }
}

package blocksmith.engine.rewrite;

import blocksmith.engine.op.WeightValues;
import blocksmith.engine.tensor.DoubleTensor;
import java.util.ArrayList;
import java.util.List;

/// The weights of a layer that others have gone into. They are computed when they are asked for, in double precision, and
/// rounded once, by whoever asks.
final class FoldedLayer implements WeightValues {
    private final WeightValues own;
    private final List<Step> steps = new ArrayList<>();

    /// What another layer makes of the weights of this one.
    @FunctionalInterface
    interface Step {
        /// @param name weight or bias
        DoubleTensor apply(String name, DoubleTensor values);
    }

    FoldedLayer(WeightValues own) {
        this.own = own;
    }

    void then(Step step) {
        steps.add(step);
    }

    @Override
    public DoubleTensor get(String name) {
        var values = own.get(name);
        for (var step : steps) {
            values = step.apply(name, values);
        }
        return values;
    }
}

package blocksmith.engine.run;

import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.SplitMix;
import blocksmith.engine.tensor.Tensor;

/// Inputs from a seed, the same on every machine: of mean 0 and deviation 1, normal but for their far tails ([SplitMix#normal]).
public final class DrawnInput {
    private DrawnInput() {
    }

    public static Tensor tensor(Shape shape, long seed) {
        var tensor = Tensor.zeros(shape);
        var data = tensor.data();
        long stream = SplitMix.mixed(seed);
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) SplitMix.normal(SplitMix.state(stream, i));
        }
        return tensor;
    }
}

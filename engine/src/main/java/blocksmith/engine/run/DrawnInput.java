package blocksmith.engine.run;

import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.SplitMix;
import blocksmith.engine.tensor.Tensor;

/// Standard normal inputs from a seed.
public final class DrawnInput {
    private DrawnInput() {
    }

    public static Tensor tensor(Shape shape, long seed) {
        var tensor = Tensor.zeros(shape);
        var data = tensor.data();
        long stream = SplitMix.mixed(seed);
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) SplitMix.normal(stream + 2L * i * SplitMix.STEP);
        }
        return tensor;
    }
}

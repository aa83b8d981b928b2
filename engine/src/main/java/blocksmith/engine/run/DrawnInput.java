package blocksmith.engine.run;

import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.Tensor;
import java.util.Random;

/// Standard normal inputs from a seed.
public final class DrawnInput {
    private DrawnInput() {
    }

    public static Tensor tensor(Shape shape, long seed) {
        var random = new Random(seed);
        var tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.data().length; i++) {
            tensor.data()[i] = (float) random.nextGaussian();
        }
        return tensor;
    }
}

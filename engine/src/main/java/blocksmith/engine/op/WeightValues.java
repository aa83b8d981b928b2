package blocksmith.engine.op;

import blocksmith.engine.tensor.DoubleTensor;
import java.util.Map;

/// The weights of one operator, by the names of its [WeightSpec]s.
@FunctionalInterface
public interface WeightValues {
    DoubleTensor get(String name);

    /// Those of `tensors`; asking for another is a bug.
    static WeightValues of(Map<String, DoubleTensor> tensors) {
        return name -> {
            var tensor = tensors.get(name);
            if (tensor == null) {
                throw new IllegalArgumentException("No weights " + name);
            }
            return tensor;
        };
    }
}

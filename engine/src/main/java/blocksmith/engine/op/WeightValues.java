package blocksmith.engine.op;

import blocksmith.engine.tensor.DoubleTensor;

/// The weights of one operator, by the names of its [WeightSpec]s.
@FunctionalInterface
public interface WeightValues {
    DoubleTensor get(String name);
}

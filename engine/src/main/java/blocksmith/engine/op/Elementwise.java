package blocksmith.engine.op;

import blocksmith.engine.tensor.DoubleTensor;
import java.util.List;

/// An operator that replaces each element by a function of it alone.
public sealed interface Elementwise extends Operator permits ReLU, ReLU6, SiLU, Sigmoid, HardSigmoid, HardSwish {

    /// The function, by its definition.
    double apply(double x);

    @Override
    default Inference infer(Incoming in) {
        return Inference.of(in.shape());
    }

    @Override
    default List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        return List.of(inputs.getFirst().map(this::apply));
    }
}

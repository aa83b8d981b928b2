package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// An operator that replaces each element by a function of it alone.
public sealed interface Elementwise extends Operator permits ReLU, ReLU6, LeakyReLU, ELU, GELU, SiLU, Sigmoid, Tanh,
        HardSigmoid, HardSwish, HardTanh, Dropout, StochasticDepth {

    /// The function, by its definition.
    double apply(double x);

    /// Whether it passes all on as it is once training is over.
    default boolean isIdentity() {
        return false;
    }

    /// What the function of one element takes.
    Operations operations();

    /// The function of `x` in the terms of ONNX.
    OnnxValue onnx(OnnxBody body, OnnxValue x);

    @Override
    default List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        return List.of(onnx(body, body.in()));
    }

    @Override
    default Cost cost(Incoming in, List<TensorType> outputs) {
        return Cost.FREE.and(operations().times(in.shape().elementsPerImage()));
    }

    @Override
    default Inference infer(Incoming in) {
        return Inference.of(in.shape());
    }

    @Override
    default List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        return List.of(inputs.getFirst().map(this::apply));
    }
}

package blocksmith.engine.op;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// An operator that only moves what is there: each element of its output is one of its input, or the same number
/// everywhere. It computes nothing, and costs nothing but memory traffic.
public sealed interface Rearrangement extends Operator permits ImageRearrangement, Reshape, Transpose {
    /// The place of an element that comes from nowhere.
    int NOWHERE = -1;

    /// Where the element at place `index` of an output comes from: its place in the input, both counted within one image
    /// of the batch and in row-major order; or [#NOWHERE].
    int source(Shape in, Shape out, int index);

    /// What stands where nothing comes from.
    default double fill() {
        return 0;
    }

    @Override
    default List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var input = inputs.getFirst();
        var shape = outputShape(input.shape());
        int from = Math.toIntExact(input.shape().elementsPerImage());
        int to = Math.toIntExact(shape.elementsPerImage());
        var output = DoubleTensor.zeros(shape);
        for (int i = 0; i < output.data().length; i++) {
            int source = source(input.shape(), shape, i % to);
            output.data()[i] = source == NOWHERE ? fill() : input.data()[i / to * from + source];
        }
        return List.of(output);
    }

    private Shape outputShape(Shape in) {
        return switch (infer(Incoming.of(in))) {
            case Inference.Inferred(var outputs) -> outputs.getFirst().shape();
            case Inference.Rejected(var findings, _) -> throw new IllegalArgumentException(findings.toString());
        };
    }

    @Override
    default String settings(Incoming in, List<TensorType> outputs) {
        return in.shape().perImage() + " → " + outputs.getFirst().shape().perImage();
    }
}

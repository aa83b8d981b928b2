package blocksmith.engine.op;

import blocksmith.engine.form.Python;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// An operator that makes one element of two. Where one input has a single element along an axis, that stands for all of
/// the other's (ONNX, Broadcasting in ONNX, multidirectional; both have the same number of axes).
public sealed interface Merge extends Operator permits Add, Subtract, Multiply, Divide {
    Ports PORTS = Ports.merging(2);

    /// The function, by its definition.
    double apply(double a, double b);

    /// What one element takes.
    Operations operations();

    @Override
    default Ports ports() {
        return PORTS;
    }

    @Override
    default Inference infer(Incoming in) {
        var first = in.shape(0);
        var second = in.shape(1);
        return canMerge(first, second)
                ? Inference.of(merged(first, second))
                : Inference.rejected(Findings.shapesDiffer(this, first, second)).leaving(Inference.of(first));
    }

    private static boolean canMerge(Shape first, Shape second) {
        if (first.rank() != second.rank()) {
            return false;
        }
        for (int axis = 0; axis < first.rank(); axis++) {
            if (first.get(axis) != second.get(axis) && first.get(axis) != 1 && second.get(axis) != 1) {
                return false;
            }
        }
        return true;
    }

    private static Shape merged(Shape first, Shape second) {
        var sizes = first.toArray();
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = Math.max(sizes[axis], second.get(axis));
        }
        return Shape.of(sizes);
    }

    @Override
    default Cost cost(Incoming in, List<TensorType> outputs) {
        return Cost.FREE.and(operations().times(outputs.getFirst().shape().elementsPerImage()));
    }

    @Override
    default List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var first = inputs.getFirst();
        var second = inputs.getLast();
        var result = DoubleTensor.zeros(merged(first.shape(), second.shape()));
        for (int i = 0; i < result.data().length; i++) {
            result.data()[i] = apply(element(first, result.shape(), i), element(second, result.shape(), i));
        }
        return List.of(result);
    }

    /// What of `tensor` stands at place `index` of a result of shape `shape`.
    private static double element(DoubleTensor tensor, Shape shape, int index) {
        int rest = index;
        int place = 0;
        int step = 1;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            place += rest % shape.get(axis) % tensor.shape().get(axis) * step;
            rest /= shape.get(axis);
            step *= tensor.shape().get(axis);
        }
        return tensor.data()[place];
    }

    /// The channels of what is not repeated.
    static Python channels(Incoming in, TorchSite at) {
        return in.shape(0).channels() >= in.shape(1).channels() ? at.channels(0) : at.channels(1);
    }
}

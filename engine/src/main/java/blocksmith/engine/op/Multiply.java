package blocksmith.engine.op;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.Arrays;
import java.util.List;

/// Multiplies two tensors element by element. Their shapes are equal, or one is an image of one pixel (C×1×1) whose
/// channels scale those of the other, as a gate does.
@About(name = "Multiply", label = "Multiply", category = Category.MERGE, keywords = {"product", "scale",
    "gate"}, summary = "Multiplies two tensors element by element, or each channel by one number")
public record Multiply() implements Operator {
    private static final Ports PORTS = Ports.merging(2);

    @Override
    public Ports ports() {
        return PORTS;
    }

    @Override
    public Inference infer(Incoming in) {
        var first = in.shape(0);
        var second = in.shape(1);
        if (first.equals(second) || isGate(second, first)) {
            return Inference.of(first);
        }
        return isGate(first, second)
                ? Inference.of(second)
                : Inference.rejected(Findings.shapesDiffer(this, first, second, "equal shapes or one of C×1×1"));
    }

    /// Whether `gate` has one number for each channel of `image`.
    private static boolean isGate(Shape gate, Shape image) {
        return image.isImage() && gate.equals(image.with(2, 1).with(3, 1));
    }

    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        return Cost.FREE.and(Operations.multiplications(outputs.getFirst().shape().elementsPerImage()));
    }

    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var first = inputs.getFirst();
        var second = inputs.getLast();
        return List.of(isGate(first.shape(), second.shape()) ? scaled(second, first) : scaled(first, second));
    }

    private static DoubleTensor scaled(DoubleTensor large, DoubleTensor small) {
        var product = large.data().clone();
        int repeats = product.length / small.data().length;
        Arrays.setAll(product, i -> product[i] * small.data()[i / repeats]);
        return new DoubleTensor(large.shape(), product);
    }
}

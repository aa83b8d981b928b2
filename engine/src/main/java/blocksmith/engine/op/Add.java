package blocksmith.engine.op;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.TensorType;
import java.util.Arrays;
import java.util.List;

/// Adds two tensors of equal shape, element by element: where a shortcut ends.
@About(name = "Add", label = "Add", category = Category.MERGE, keywords = {"sum", "shortcut", "residual",
    "skip"}, summary = "Adds two tensors of equal shape, element by element")
public record Add() implements Operator {
    private static final Ports PORTS = Ports.merging(2);

    @Override
    public Ports ports() {
        return PORTS;
    }

    @Override
    public Inference infer(Incoming in) {
        return in.shape(0).equals(in.shape(1))
                ? Inference.of(in.shape())
                : Inference.rejected(Findings.shapesDiffer(this, in.shape(0), in.shape(1), "equal shapes"))
                        .leaving(Inference.of(in.shape()));
    }

    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        return Cost.FREE.and(Operations.additions(outputs.getFirst().shape().elementsPerImage()));
    }

    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var first = inputs.getFirst();
        var second = inputs.getLast().data();
        var sum = first.data().clone();
        Arrays.setAll(sum, i -> sum[i] + second[i]);
        return List.of(new DoubleTensor(first.shape(), sum));
    }
}

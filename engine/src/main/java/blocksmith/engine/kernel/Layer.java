package blocksmith.engine.kernel;

import blocksmith.engine.op.Accuracy;
import blocksmith.engine.op.Operator;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// One step of a plan, after fusion: what a kernel is chosen for.
///
/// @param inputs  NCHW shapes
/// @param outputs NCHW shapes
/// @param weights by the names of the operator's weight specifications, a folded normalization included
public record Layer(Operator operator, List<Shape> inputs, List<Shape> outputs, Map<String, Tensor> weights,
        Epilogue epilogue, Accuracy accuracy, Orders orders) {
    /// Within a plan.
    public Layer(Operator operator, List<Shape> inputs, List<Shape> outputs, Map<String, Tensor> weights,
            Epilogue epilogue, Accuracy accuracy) {
        this(operator, inputs, outputs, weights, epilogue, accuracy, Orders.INNER);
    }

    public Layer {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        weights = Map.copyOf(weights);
    }

    public Layer with(Orders changed) {
        return new Layer(operator, inputs, outputs, weights, epilogue, accuracy, changed);
    }

    /// Multiply-adds, roughly: what tells costly layers from cheap ones.
    public long work() {
        long learned = weights.values().stream().mapToLong(weight -> weight.shape().elements()).sum();
        return output().elements() / output().channels() * Math.max(learned, output().channels());
    }

    /// Whether what is added, if anything is, is of that order.
    boolean adds(Order order) {
        return epilogue.residual() == Epilogue.Residual.NONE || orders.added() == order;
    }

    public Shape input() {
        return inputs.getFirst();
    }

    public Shape output() {
        return outputs.getFirst();
    }

    /// The tensor that the operator calls `name`.
    ///
    /// @throws IllegalArgumentException when the layer was made without it
    public Tensor weight(String name) {
        var tensor = weights.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("No weights " + name + " for " + operator);
        }
        return tensor;
    }

    /// Pixels of all images of the first input.
    int inputPixels() {
        return pixels(input());
    }

    static int pixels(Shape shape) {
        return Math.toIntExact(shape.elements() / shape.channels());
    }
}

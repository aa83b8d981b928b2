package blocksmith.engine.kernel;

import blocksmith.engine.op.Accuracy;
import blocksmith.engine.op.Operator;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One step of a plan, after fusion: what a kernel is chosen for.
///
/// @param inputs  NCHW shapes
/// @param outputs NCHW shapes
/// @param weights by the names of the operator's weight specifications, a folded normalization included
/// @param before  layers whose results only this one reads, each the next, so that none need be stored as a whole: the inputs
///                are those of the first
public record Layer(Operator operator, List<Shape> inputs, List<Shape> outputs, Map<String, Tensor> weights,
        Epilogue epilogue, Accuracy accuracy, Orders orders, List<Layer> before) {
    /// Within a plan.
    public Layer(Operator operator, List<Shape> inputs, List<Shape> outputs, Map<String, Tensor> weights,
            Epilogue epilogue, Accuracy accuracy) {
        this(operator, inputs, outputs, weights, epilogue, accuracy, Orders.INNER, List.of());
    }

    public Layer {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        weights = Map.copyOf(weights);
        before = List.copyOf(before);
    }

    public Layer with(Orders changed) {
        return new Layer(operator, inputs, outputs, weights, epilogue, accuracy, changed, before);
    }

    /// The same with layers before it, of which the first reads what it reads then.
    public Layer after(List<Layer> others) {
        return others.isEmpty()
                ? this
                : new Layer(operator, others.getFirst().inputs, outputs, weights, epilogue, accuracy, orders, others);
    }

    /// The layers before it, and itself without them: between them images are channels last.
    List<Layer> parts() {
        if (before.isEmpty()) {
            return List.of(this);
        }
        var last = Order.CHANNELS_LAST;
        var parts = new ArrayList<>(before);
        parts.set(0, before.getFirst().with(new Orders(orders.input(), last, last)));
        parts.add(new Layer(operator, before.getLast().outputs, outputs, weights, epilogue, accuracy,
                new Orders(last, orders.output(), orders.added()), List.of()));
        return parts;
    }

    /// Multiply-adds, roughly: what tells costly layers from cheap ones.
    public long work() {
        if (!before.isEmpty()) {
            return parts().stream().mapToLong(Layer::work).sum();
        }
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

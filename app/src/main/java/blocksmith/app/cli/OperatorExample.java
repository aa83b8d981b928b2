package blocksmith.app.cli;

import blocksmith.engine.op.Creation;
import blocksmith.engine.op.Incoming;
import blocksmith.engine.op.Inference;
import blocksmith.engine.op.Operator;
import blocksmith.engine.op.OperatorType;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// An operator as its palette offers it first, with something small that arrives at it.
record OperatorExample(Operator operator, Incoming in, List<TensorType> outputs) {
    private static final List<Shape> ARRIVING = List.of(Shape.image(1, 8, 8, 8), Shape.of(1, 8));

    static OperatorExample of(OperatorType type) {
        return ARRIVING.stream()
                .flatMap(shape -> of(type, shape).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing fits " + type.name()));
    }

    private static Optional<OperatorExample> of(OperatorType type, Shape shape) {
        if (!(type.create(type.presets().getFirst().values()) instanceof Creation.Made(var operator))) {
            throw new IllegalStateException(type.name() + " does not take its first preset");
        }
        var types = Collections.nCopies(operator.ports().inputs().size(), TensorType.float32(shape));
        var in = new Incoming(types, 1);
        return operator.infer(in) instanceof Inference.Inferred(var outputs)
                ? Optional.of(new OperatorExample(operator, in, outputs))
                : Optional.empty();
    }

    /// What leaves it, or arrives where nothing leaves.
    Shape result() {
        return (outputs.isEmpty() ? in.types() : outputs).getFirst().shape();
    }
}

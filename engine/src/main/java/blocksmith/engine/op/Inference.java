package blocksmith.engine.op;

import blocksmith.engine.problem.Finding;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// What a shape rule says: the types that leave the node, or why none do.
public sealed interface Inference {

    record Inferred(List<TensorType> outputs) implements Inference {
        public Inferred {
            outputs = List.copyOf(outputs);
        }
    }

    /// @param outputs what will leave the node however it is mended, so that the nodes behind it stay known; empty
    ///                when that is open
    record Rejected(List<Finding> findings, List<TensorType> outputs) implements Inference {
        public Rejected {
            findings = List.copyOf(findings);
            outputs = List.copyOf(outputs);
        }

        /// The same, when it is known what will leave the node.
        Inference leaving(Inference there) {
            return there instanceof Inferred(var types) ? new Rejected(findings, types) : this;
        }
    }

    static Inference of(Shape shape) {
        return new Inferred(List.of(TensorType.float32(shape)));
    }

    static Inference of(List<Shape> shapes) {
        return new Inferred(shapes.stream().map(TensorType::float32).toList());
    }

    /// One output of these dimensions, or a finding that names the first that is too large.
    static Inference bounded(long... dimensions) {
        var sizes = new int[dimensions.length];
        for (int axis = 0; axis < sizes.length; axis++) {
            if (dimensions[axis] > Shape.MAX_DIMENSION) {
                return rejected(Findings.tooLarge(sizes.length, axis, dimensions[axis]));
            }
            sizes[axis] = (int) dimensions[axis];
        }
        return of(Shape.of(sizes));
    }

    static Rejected rejected(Finding... findings) {
        return new Rejected(List.of(findings), List.of());
    }
}

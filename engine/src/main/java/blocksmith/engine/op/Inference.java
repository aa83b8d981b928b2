package blocksmith.engine.op;

import blocksmith.engine.problem.Finding;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.Arrays;
import java.util.List;

/// What a shape rule says: the types that leave the node, or why none do.
public sealed interface Inference {

    record Inferred(List<TensorType> outputs) implements Inference {
        public Inferred {
            outputs = List.copyOf(outputs);
        }
    }

    record Rejected(List<Finding> findings) implements Inference {
        public Rejected {
            findings = List.copyOf(findings);
        }
    }

    static Inference of(Shape... shapes) {
        return new Inferred(Arrays.stream(shapes).map(TensorType::float32).toList());
    }

    /// One output of these dimensions, or a finding that names the first that is too large.
    static Inference bounded(long... dimensions) {
        for (int axis = 0; axis < dimensions.length; axis++) {
            if (dimensions[axis] > Shape.MAX_DIMENSION) {
                return rejected(Findings.tooLarge(dimensions.length, axis, dimensions[axis]));
            }
        }
        return of(Shape.of(Arrays.stream(dimensions).mapToInt(Math::toIntExact).toArray()));
    }

    static Inference rejected(Finding... findings) {
        return new Rejected(List.of(findings));
    }
}

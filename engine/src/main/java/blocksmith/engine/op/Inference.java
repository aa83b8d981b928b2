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

    record Rejected(List<Finding> findings) implements Inference {
        public Rejected {
            findings = List.copyOf(findings);
        }
    }

    static Inference of(Shape... shapes) {
        return new Inferred(java.util.Arrays.stream(shapes).map(TensorType::float32).toList());
    }

    static Inference rejected(Finding... findings) {
        return new Rejected(List.of(findings));
    }
}

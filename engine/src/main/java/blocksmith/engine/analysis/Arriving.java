package blocksmith.engine.analysis;

import blocksmith.engine.op.Incoming;
import blocksmith.engine.tensor.TensorType;
import java.util.List;
import java.util.Optional;

/// Everything that a node's analysis depends on beside the node itself.
///
/// @param field what its inputs see, taken together; empty for a node without inputs
public record Arriving(List<TensorType> types, Optional<ReceptiveField> field, int batch) {
    public Arriving {
        types = List.copyOf(types);
    }

    public Incoming incoming() {
        return new Incoming(types, batch);
    }
}

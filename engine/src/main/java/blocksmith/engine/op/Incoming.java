package blocksmith.engine.op;

import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.Arrays;
import java.util.List;

/// What arrives at a node: the types on its wires, in the order of its input ports, and the batch of the run.
public record Incoming(List<TensorType> types, int batch) {
    public Incoming {
        types = List.copyOf(types);
    }

    public static Incoming of(Shape... shapes) {
        return new Incoming(
                Arrays.stream(shapes).map(TensorType::float32).toList(),
                shapes.length == 0 ? 1 : shapes[0].batch());
    }

    public TensorType type(int port) {
        return types.get(port);
    }

    public Shape shape(int port) {
        return types.get(port).shape();
    }

    /// The shape on the first wire.
    public Shape shape() {
        return shape(0);
    }
}

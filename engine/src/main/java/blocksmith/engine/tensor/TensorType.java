package blocksmith.engine.tensor;

/// The element type and shape of a tensor.
public record TensorType(ElementType element, Shape shape) {

    public static TensorType float32(Shape shape) {
        return new TensorType(ElementType.FLOAT32, shape);
    }

    /// Size in memory; [Long#MAX_VALUE] when it does not fit a long.
    public long bytes() {
        long elements = shape.elements();
        return elements > Long.MAX_VALUE / element.bytes() ? Long.MAX_VALUE : elements * element.bytes();
    }
}

package blocksmith.engine.tensor;

/// A 32-bit float tensor, row-major (an image is NCHW). The array is shared, not copied: its owner stops writing
/// to it when it hands the tensor on.
public record Tensor(Shape shape, float[] data) {
    public Tensor {
        if (data.length != shape.elements()) {
            throw new IllegalArgumentException(data.length + " values for shape " + shape);
        }
    }

    public static Tensor zeros(Shape shape) {
        return new Tensor(shape, new float[Math.toIntExact(shape.elements())]);
    }

    public DoubleTensor toDouble() {
        var wide = new double[data.length];
        for (int i = 0; i < data.length; i++) {
            wide[i] = data[i];
        }
        return new DoubleTensor(shape, wide);
    }
}

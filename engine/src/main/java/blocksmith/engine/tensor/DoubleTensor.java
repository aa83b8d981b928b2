package blocksmith.engine.tensor;

/// A double-precision tensor, row-major: what the reference computations work on.
public record DoubleTensor(Shape shape, double[] data) {
    public DoubleTensor {
        if (data.length != shape.elements()) {
            throw new IllegalArgumentException(data.length + " values for shape " + shape);
        }
    }

    public static DoubleTensor zeros(Shape shape) {
        return new DoubleTensor(shape, new double[Math.toIntExact(shape.elements())]);
    }

    /// The element of an image at batch `n`, channel `c`, row `y`, column `x`.
    public double at(int n, int c, int y, int x) {
        return data[index(n, c, y, x)];
    }

    public int index(int n, int c, int y, int x) {
        return ((n * shape.channels() + c) * shape.height() + y) * shape.width() + x;
    }

    public Tensor toFloat() {
        var narrow = new float[data.length];
        for (int i = 0; i < data.length; i++) {
            narrow[i] = (float) data[i];
        }
        return new Tensor(shape, narrow);
    }
}

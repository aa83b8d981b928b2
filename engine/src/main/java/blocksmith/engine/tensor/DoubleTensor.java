package blocksmith.engine.tensor;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

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

    /// An element of an image as a function of batch `n`, channel `c`, row `y` and column `x`.
    @FunctionalInterface
    public interface Element {
        double at(int n, int c, int y, int x);
    }

    /// The image of shape `shape` whose every element is `element` of its place.
    public static DoubleTensor image(Shape shape, Element element) {
        var image = zeros(shape);
        for (int i = 0; i < image.data.length; i++) {
            int row = i / shape.width();
            int channel = row / shape.height();
            image.data[i] = element.at(
                    channel / shape.channels(),
                    channel % shape.channels(),
                    row % shape.height(),
                    i % shape.width());
        }
        return image;
    }

    /// A tensor of the same shape with `function` of each element.
    public DoubleTensor map(DoubleUnaryOperator function) {
        return new DoubleTensor(shape, Arrays.stream(data).map(function).toArray());
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

package blocksmith.engine.kernel;

import blocksmith.engine.tensor.Shape;

/// How far apart neighbours along each axis stand in memory: images are NHWC, all else is row-major.
final class Strides {
    private Strides() {
    }

    /// In the order of the shape's axes.
    static int[] of(Shape shape) {
        return shape.isImage()
                ? new int[]{shape.channels() * shape.height() * shape.width(), 1, shape.width() * shape.channels(),
                    shape.channels()}
                : rowMajor(shape.toArray());
    }

    /// Of a shape that is repeated along the axes of `target` where it has one element only.
    static int[] broadcast(Shape shape, Shape target) {
        var strides = of(shape);
        for (int axis = 0; axis < strides.length; axis++) {
            if (shape.get(axis) == 1 && target.get(axis) > 1) {
                strides[axis] = 0;
            }
        }
        return strides;
    }

    private static int[] rowMajor(int[] dimensions) {
        var strides = new int[dimensions.length];
        int stride = 1;
        for (int axis = dimensions.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= dimensions[axis];
        }
        return strides;
    }
}

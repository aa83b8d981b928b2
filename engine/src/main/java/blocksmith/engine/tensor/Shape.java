package blocksmith.engine.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The dimensions of a tensor, outermost first: images are `[batch, channels, height, width]`.
/// Each dimension is from 1 to [#MAX_DIMENSION].
public final class Shape {
    /// Larger dimensions are refused before anything is computed from them.
    public static final int MAX_DIMENSION = 1 << 20;

    private final int[] dimensions;

    private Shape(int[] dimensions) {
        this.dimensions = dimensions;
    }

    /// @throws IllegalArgumentException when a dimension is out of range
    public static Shape of(int... dimensions) {
        for (int dimension : dimensions) {
            if (dimension < 1 || dimension > MAX_DIMENSION) {
                throw new IllegalArgumentException("Dimension out of range: " + dimension);
            }
        }
        return new Shape(dimensions.clone());
    }

    public static Shape image(int batch, int channels, int height, int width) {
        return of(batch, channels, height, width);
    }

    public int rank() {
        return dimensions.length;
    }

    public int get(int axis) {
        return dimensions[axis];
    }

    public List<Integer> dimensions() {
        return Arrays.stream(dimensions).boxed().toList();
    }

    public int[] toArray() {
        return dimensions.clone();
    }

    public int batch() {
        return dimensions[0];
    }

    /// The second dimension, of images and of feature vectors alike.
    public int channels() {
        return dimensions[1];
    }

    public int height() {
        return dimensions[2];
    }

    public int width() {
        return dimensions[3];
    }

    public boolean isImage() {
        return dimensions.length == 4;
    }

    public Shape withChannels(int channels) {
        return with(1, channels);
    }

    public Shape with(int axis, int dimension) {
        var changed = dimensions.clone();
        changed[axis] = dimension;
        return of(changed);
    }

    /// The number of elements; [Long#MAX_VALUE] when it does not fit a long.
    public long elements() {
        return product(0);
    }

    /// The number of elements of one image of the batch; [Long#MAX_VALUE] when it does not fit a long.
    public long elementsPerImage() {
        return product(1);
    }

    private long product(int from) {
        long product = 1;
        for (int axis = from; axis < dimensions.length; axis++) {
            if (Math.multiplyHigh(product, dimensions[axis]) != 0 || product * dimensions[axis] < 0) {
                return Long.MAX_VALUE;
            }
            product *= dimensions[axis];
        }
        return product;
    }

    /// Without the batch, as on a wire: `32×56×56`.
    public String perImage() {
        return text(1);
    }

    /// `1×32×56×56`
    @Override
    public String toString() {
        return text(0);
    }

    private String text(int from) {
        return Arrays.stream(dimensions).skip(from).mapToObj(Integer::toString).collect(Collectors.joining("×"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape that && Arrays.equals(dimensions, that.dimensions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dimensions);
    }
}

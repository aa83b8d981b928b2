package blocksmith.engine.op;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// An operator that makes an image of another size by reading between the pixels of the one that arrives.
public sealed interface Interpolation extends Operator permits Upsample, Resize {

    /// How many pixels a new one is made of.
    enum Mode {
        /// The nearest one.
        NEAREST,
        /// The two nearest along each axis, the nearer the more.
        BILINEAR
    }

    /// Where an output pixel lies in the input.
    Coordinates coordinates();

    Mode mode();

    Coordinates.Rounding rounding();

    /// Rows or columns of the output for `size` rows or columns.
    long outputSize(Shape in, int axis);

    default Grid rows(Shape in) {
        return grid(in, 2);
    }

    default Grid columns(Shape in) {
        return grid(in, 3);
    }

    private Grid grid(Shape in, int axis) {
        return coordinates().grid(mode(), rounding(), in.get(axis), (int) outputSize(in, axis));
    }

    @Override
    default Inference infer(Incoming in) {
        var shape = in.shape();
        return shape.isImage()
                ? Inference.bounded(shape.batch(), shape.channels(), outputSize(shape, 2), outputSize(shape, 3))
                : Inference.rejected(Findings.notAnImage(this, shape));
    }

    @Override
    default Cost cost(Incoming in, List<TensorType> outputs) {
        return InterpolationCost.of(mode(), outputs.getFirst().shape().elementsPerImage());
    }

    @Override
    default Reach reach(Incoming in) {
        return new Reach.Window(rows(in.shape()).reach(), columns(in.shape()).reach());
    }

    /// ONNX operators, Resize.
    @Override
    default List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var image = inputs.getFirst();
        var rows = rows(image.shape());
        var columns = columns(image.shape());
        var shape = image.shape().with(2, rows.count()).with(3, columns.count());
        return List.of(DoubleTensor.image(shape, (n, c, y, x) -> {
            double above = columns.between(x, column -> image.at(n, c, rows.first(y), column));
            double below = columns.between(x, column -> image.at(n, c, rows.second(y), column));
            return above + (below - above) * rows.share(y);
        }));
    }

    @Override
    default String settings(Incoming in, List<TensorType> outputs) {
        return in.shape().perImage() + " → " + outputs.getFirst().shape().perImage();
    }
}

package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.Python;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

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
        return List.of(DoubleTensor.image(shape,
                (n, c, y, x) -> rows.between(y, row -> columns.between(x, column -> image.at(n, c, row, column)))));
    }

    /// From opset 18 on the axes of the image can be named, before the batch must be read off. Where the nearest pixel
    /// hangs on rounding, the pixels are named one by one.
    @Override
    default List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        var shape = in.shape();
        if (mode() == Mode.NEAREST && !(isSameIn32Bits(shape, 2) && isSameIn32Bits(shape, 3))) {
            var rows = body.call("Gather", body.in(), body.wholes(nearest(rows(shape)))).with("axis", 2).value();
            return List.of(body.call("Gather", rows, body.wholes(nearest(columns(shape)))).with("axis", 3).value());
        }
        var size = new long[]{outputSize(shape, 2), outputSize(shape, 3)};
        var none = body.absent();
        var call = body.opset() < 18
                ? body.call("Resize", body.in(), none, none, withBatch(body, shape.channels(), size))
                : body.call("Resize", body.in(), none, none, body.wholes(size)).with("axes", new long[]{2, 3});
        call.with("mode", mode() == Mode.NEAREST ? "nearest" : "linear")
                .with("coordinate_transformation_mode", coordinates().onnx(mode()));
        if (mode() == Mode.NEAREST) {
            call.with("nearest_mode", rounding().name().toLowerCase(Locale.ROOT));
        }
        return List.of(call.value());
    }

    private boolean isSameIn32Bits(Shape in, int axis) {
        int size = in.get(axis);
        int count = (int) outputSize(in, axis);
        return grid(in, axis).isSameIn32Bits(
                position -> coordinates().nearestIn32Bits(position, size, count, rounding()));
    }

    private static long[] nearest(Grid grid) {
        return IntStream.range(0, grid.count()).mapToLong(grid::first).toArray();
    }

    private static OnnxValue withBatch(OnnxBody body, int channels, long[] size) {
        var batch = body.apply("Slice", body.apply("Shape", body.in()), body.wholes(0), body.wholes(1));
        return body.call("Concat", batch, body.wholes(channels, size[0], size[1])).with("axis", 0).value();
    }

    /// How PyTorch calls the size that comes out: `scale_factor=2`, `size=7`.
    String torchSize(TorchSite at);

    @Override
    default TorchForm torch(Incoming in, TorchSite at) {
        var shape = in.shape();
        return switch (mode()) {
            case NEAREST ->
                coordinates().isAsInTorch(rounding()) && isSameIn32Bits(shape, 2) && isSameIn32Bits(shape, 3)
                        ? TorchForm.make("nn.Upsample").with(Python.atom(torchSize(at))).leaving(at.channels())
                        : TorchForm.call("{0}[:, :, " + Arrays.toString(nearest(rows(shape))) + "][:, :, :, "
                                + Arrays.toString(nearest(columns(shape))) + "]", at.channels());
            case BILINEAR -> switch (coordinates().inTorch()) {
                case "" -> new TorchForm.Impossible(
                        "PyTorch has no bilinear interpolation with coordinates " + coordinates().name().toLowerCase(
                                Locale.ROOT) + ".",
                        "Choose pytorch, half-pixel or align-corners.");
                case String corners -> TorchForm.make("nn.Upsample").with(Python.atom(torchSize(at)))
                        .with(Python.atom("mode=\"bilinear\"")).with(Python.atom("align_corners=" + corners))
                        .leaving(at.channels());
            };
        };
    }

    @Override
    default String settings(Incoming in, List<TensorType> outputs) {
        return in.shape().perImage() + " → " + outputs.getFirst().shape().perImage();
    }
}

package blocksmith.engine.op;

import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// An operator that reduces the pixels under a moving window, channel by channel.
public sealed interface Pool extends Operator permits MaxPool2d, AvgPool2d {
    Size2 kernel();

    Size2 stride();

    Padding padding();

    default Size2 dilation() {
        return Size2.of(1);
    }

    /// Whether sizes are rounded up: a last window may reach beyond the padding.
    boolean ceilMode();

    /// One number of the pixels under the window; those in the padding are left out.
    ///
    /// @param covered how many pixels, of the image and the padding, the window covers
    double reduce(DoubleStream pixels, int covered);

    default Window window() {
        return new Window(kernel(), stride(), padding(), dilation(),
                ceilMode() ? Window.Rounding.UP : Window.Rounding.DOWN);
    }

    @Override
    default Inference infer(Incoming in) {
        if (!in.shape().isImage()) {
            return Inference.rejected(Findings.notAnImage(this, in.shape()));
        }
        return padding() instanceof Padding.Fixed(var edge) && isWide(edge)
                ? Inference.rejected(tooMuchPadding(edge))
                : window().infer(in.shape(), in.shape().channels());
    }

    /// Beyond half of the window there would be windows without a pixel.
    private boolean isWide(Size2 edge) {
        return 2 * edge.height() > kernel().height() || 2 * edge.width() > kernel().width();
    }

    private Finding tooMuchPadding(Size2 edge) {
        return Finding.error(
                ProblemCode.BAD_VALUE,
                "padding",
                "Padding " + edge + " is more than half of the window " + kernel() + ".",
                "Choose at most " + new Size2(kernel().height() / 2, kernel().width() / 2) + ".");
    }

    @Override
    default List<OutputSize> outputSizes(Incoming in) {
        return window().outputSizes(in.shape());
    }

    @Override
    default Reach reach(Incoming in) {
        return window().reach(in.shape());
    }

    @Override
    default String title(Incoming in) {
        return about().label() + " " + kernel();
    }

    @Override
    default String settings(Incoming in, List<TensorType> outputs) {
        return in.shape().channels() + " channels · " + window().settings();
    }

    @Override
    default List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var image = inputs.getFirst();
        var rows = window().rows(image.shape().height());
        var columns = window().columns(image.shape().width());
        var shape = Shape.image(image.shape().batch(), image.shape().channels(), rows.count(), columns.count());
        return List.of(DoubleTensor.image(shape, (n, c, y, x) -> reduce(
                under(rows, y).boxed().flatMapToDouble(
                        row -> under(columns, x).mapToDouble(column -> image.at(n, c, row, column))),
                rows.covered(y) * columns.covered(x))));
    }

    /// The pixels along one axis under the window at `position`.
    private static IntStream under(Sweep sweep, int position) {
        return IntStream.range(0, sweep.kernel()).map(tap -> sweep.pixel(position, tap)).filter(sweep::isInside);
    }
}

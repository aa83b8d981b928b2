package blocksmith.engine.op;

import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.TensorType;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// An operator that cuts an image into a given number of rows and columns of bins and reduces each, channel by channel.
public sealed interface BinnedPool extends Operator permits AdaptiveAvgPool2d, GlobalMaxPool {

    /// Rows and columns of bins.
    Size2 outputSize();

    /// One number of the pixels of a bin.
    double reduce(DoubleStream pixels);

    /// The first pixel of a bin: PyTorch, aten/src/ATen/native/AdaptivePooling.h, start_index.
    static int start(int bin, int bins, int size) {
        return (int) ((long) bin * size / bins);
    }

    /// The pixel after the last of a bin, which may belong to the next bin too: PyTorch, AdaptivePooling.h, end_index.
    static int end(int bin, int bins, int size) {
        return (int) Math.ceilDiv((bin + 1L) * size, bins);
    }

    @Override
    default Inference infer(Incoming in) {
        var shape = in.shape();
        return shape.isImage()
                ? Inference.bounded(shape.batch(), shape.channels(), outputSize().height(), outputSize().width())
                : Inference.rejected(Findings.notAnImage(this, shape));
    }

    /// A bin is a window only where all are of one size.
    @Override
    default Reach reach(Incoming in) {
        var shape = in.shape();
        if (outputSize().equals(Size2.of(1)) || shape.height() % outputSize().height() != 0
                || shape.width() % outputSize().width() != 0) {
            return new Reach.Global();
        }
        return new Reach.Window(bins(shape.height() / outputSize().height()),
                bins(shape.width() / outputSize().width()));
    }

    private static Span bins(int size) {
        return new Span(0, size, 1, size);
    }

    @Override
    default List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var image = inputs.getFirst();
        var bins = outputSize();
        var shape = image.shape().with(2, bins.height()).with(3, bins.width());
        return List.of(DoubleTensor.image(shape, (n, c, y, x) -> reduce(
                pixels(y, bins.height(), image.shape().height()).boxed().flatMapToDouble(
                        row -> pixels(x, bins.width(), image.shape().width()).mapToDouble(
                                column -> image.at(n, c, row, column))))));
    }

    private static IntStream pixels(int bin, int bins, int size) {
        return IntStream.range(start(bin, bins, size), end(bin, bins, size));
    }

    @Override
    default String settings(Incoming in, List<TensorType> outputs) {
        return in.shape().perImage() + " → " + outputs.getFirst().shape().perImage();
    }
}

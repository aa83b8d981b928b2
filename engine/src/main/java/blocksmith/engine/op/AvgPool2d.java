package blocksmith.engine.op;

import blocksmith.engine.tensor.TensorType;
import java.util.List;
import java.util.stream.DoubleStream;

/// Averages the pixels under the window. Padding counts as zeros unless told otherwise, as in PyTorch; what lies beyond
/// it never counts.
@About(name = "AvgPool2d", label = "Average pool", category = Category.POOL, keywords = {"AvgPool2d", "mean",
    "subsampling"}, summary = "Averages the pixels under a moving window")
@Preset(label = "Average pool", values = {"kernel=2",
    "stride=2"}, category = Category.POOL, summary = "Averages the pixels under a moving window")
public record AvgPool2d(
        @Param(label = "Kernel", help = "Rows and columns of the window", max = Window.MAX) Size2 kernel,
        @Param(label = "Stride", help = "Pixels from one window to the next", max = Window.MAX) Size2 stride,
        @Param(label = "Padding", help = "How far the window may reach over each edge", fallback = "0", min = 0, max = Window.MAX) Padding padding,
        @Param(label = "Ceil mode", help = "Whether sizes are rounded up: a last window may reach beyond the padding", fallback = "false") boolean ceilMode,
        @Param(label = "Count padding", help = "Whether pixels in the padding count, as zeros", fallback = "true") boolean countIncludePad) implements Pool {

    private static final Rule THOP = Rule.of("O", new Source("thop", "calc_func.py, calculate_avgpool"));

    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        long count = outputs.getFirst().shape().elementsPerImage();
        return Cost.FREE.beside(Convention.THOP, THOP.at(new Symbol("O", "output elements", count)))
                .and(new Operations(0, kernel.area() - 1, 0, 1, 0).times(count));
    }

    @Override
    public double reduce(DoubleStream pixels, int covered) {
        return countIncludePad ? pixels.sum() / covered : pixels.average().orElseThrow();
    }
}

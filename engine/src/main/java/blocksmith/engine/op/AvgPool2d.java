package blocksmith.engine.op;

import blocksmith.engine.tensor.TensorType;
import java.util.List;
import java.util.stream.DoubleStream;

/// Averages the pixels under the window. Padding counts as zeros (`count_include_pad`, PyTorch's default): the sum is
/// always divided by the whole window.
@About(name = "AvgPool2d", label = "Average pool", category = Category.POOL, keywords = {"AvgPool2d", "mean",
    "subsampling"}, summary = "Averages the pixels under a moving window, counting padding as zeros")
@Preset(label = "Average pool", values = {"kernel=2",
    "stride=2"}, category = Category.POOL, summary = "Averages the pixels under a moving window, counting padding as zeros")
public record AvgPool2d(
        @Param(label = "Kernel", help = "Rows and columns of the window", max = Window.MAX) Size2 kernel,
        @Param(label = "Stride", help = "Pixels from one window to the next", max = Window.MAX) Size2 stride,
        @Param(label = "Padding", help = "How far the window may reach over each edge, counted as zeros", fallback = "0", min = 0, max = Window.MAX) Padding padding) implements Pool {

    private static final Rule THOP = Rule.of("O", new Source("thop", "calc_func.py, calculate_avgpool"));

    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        long count = outputs.getFirst().shape().elementsPerImage();
        return Cost.FREE.beside(Convention.THOP, THOP.at(new Symbol("O", "output elements", count)))
                .and(new Operations(0, kernel.area() - 1, 0, 1, 0).times(count));
    }

    @Override
    public double reduce(DoubleStream pixels) {
        return pixels.sum() / kernel.area();
    }
}

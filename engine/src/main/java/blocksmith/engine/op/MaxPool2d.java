package blocksmith.engine.op;

import blocksmith.engine.tensor.TensorType;
import java.util.List;
import java.util.stream.DoubleStream;

/// Keeps the largest pixel under the window, as PyTorch does: padding never wins.
@About(name = "MaxPool2d", label = "Max pool", category = Category.POOL, keywords = {"MaxPool2d", "maximum",
    "subsampling"}, summary = "Keeps the largest pixel under a moving window")
@Preset(label = "Max pool", values = {"kernel=2",
    "stride=2"}, category = Category.POOL, summary = "Keeps the largest pixel under a moving window")
public record MaxPool2d(
        @Param(label = "Kernel", help = "Rows and columns of the window", max = Window.MAX) Size2 kernel,
        @Param(label = "Stride", help = "Pixels from one window to the next", max = Window.MAX) Size2 stride,
        @Param(label = "Padding", help = "How far the window may reach over each edge; padding is never the largest", fallback = "0", min = 0, max = Window.MAX) Padding padding,
        @Param(label = "Dilation", help = "Pixels from one tap of the window to the next", fallback = "1", max = Window.MAX) Size2 dilation,
        @Param(label = "Ceil mode", help = "Whether sizes are rounded up: a last window may reach beyond the padding", fallback = "false") boolean ceilMode) implements Pool {

    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        return Cost.FREE.and(
                Operations.comparisons(kernel.area() - 1L).times(outputs.getFirst().shape().elementsPerImage()));
    }

    @Override
    public double reduce(DoubleStream pixels, int covered) {
        return pixels.max().orElseThrow();
    }
}

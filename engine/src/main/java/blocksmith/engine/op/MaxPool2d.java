package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchHelper;
import blocksmith.engine.form.TorchSite;
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
    private static final TorchHelper SAME = new TorchHelper("MaxPool2dSame",
            """
                    class MaxPool2dSame(nn.MaxPool2d):
                        \"""Keeps the largest pixel of `ceil(size / stride)` windows, the odd padding pixel at the bottom and right.\"""

                        def forward(self, x):
                            padded = pad_same(x, self.kernel_size, self.stride, self.dilation, value=-math.inf)
                            return super().forward(padded)
                    """,
            List.of(TorchHelper.PAD_SAME));

    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        return Cost.FREE.and(
                Operations.comparisons(kernel.area() - 1L).times(outputs.getFirst().shape().elementsPerImage()));
    }

    /// A dilated window may have all its taps in the padding.
    @Override
    public double reduce(DoubleStream pixels, int covered) {
        return pixels.max().orElse(Double.NEGATIVE_INFINITY);
    }

    /// ONNX Runtime takes padding below the kernel only, which a dilated window may need more than.
    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        var rows = window().rows(in.shape().height());
        var columns = window().columns(in.shape().width());
        if (rows.after() + rows.beyond() < kernel.height() && columns.after() + columns.beyond() < kernel.width()
                && rows.before() < kernel.height() && columns.before() < kernel.width()) {
            return List.of(window().onnx(body.call("MaxPool", body.in()), in.shape()).value());
        }
        var pads = body.wholes(0, 0, rows.before(), columns.before(), 0, 0, rows.after() + rows.beyond(),
                columns.after() + columns.beyond());
        var padded = body.apply("Pad", body.in(), pads, body.real(Double.NEGATIVE_INFINITY));
        return List.of(
                body.call("MaxPool", padded)
                        .with("kernel_shape", new long[]{kernel.height(), kernel.width()})
                        .with("strides", new long[]{stride.height(), stride.width()})
                        .with("dilations", new long[]{dilation.height(), dilation.width()})
                        .value());
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        boolean isPadded = padding instanceof Padding.Same;
        var making = isPadded ? TorchForm.make(SAME) : TorchForm.make("nn.MaxPool2d");
        making.with(at.value("kernel")).with("stride", at.value("stride"), at.value("kernel").text());
        if (!isPadded) {
            making.with("padding", at.value("padding"), "0");
        }
        return making.with("dilation", at.value("dilation"), "1").with("ceil_mode", at.value("ceilMode"), "False")
                .leaving(at.channels());
    }
}

package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchHelper;
import blocksmith.engine.form.TorchSite;
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
    private static final TorchHelper SAME = new TorchHelper("AvgPool2dSame",
            """
                    class AvgPool2dSame(nn.AvgPool2d):
                        \"""Averages the pixels of `ceil(size / stride)` windows, the odd padding pixel at the bottom and right.\"""

                        def forward(self, x):
                            averages = super().forward(pad_same(x, self.kernel_size, self.stride, 1))
                            if self.count_include_pad:
                                return averages
                            inside = torch.ones_like(x[:1, :1])
                            return averages / super().forward(pad_same(inside, self.kernel_size, self.stride, 1))
                    """,
            List.of(TorchHelper.PAD_SAME));

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

    /// What lies beyond the padding must not count where the padding does: then the padding is made of real zeros.
    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        var rows = window().rows(in.shape().height());
        var columns = window().columns(in.shape().width());
        if (!countIncludePad || (rows.beyond() == 0 && columns.beyond() == 0)) {
            var pool = body.call("AveragePool", body.in()).with("count_include_pad", countIncludePad ? 1 : 0);
            return List.of(window().onnx(pool, in.shape()).value());
        }
        var padded = body.apply("Pad", body.in(), body.wholes(0, 0, rows.before(), columns.before(), 0, 0, rows.after(),
                columns.after()));
        return List.of(
                body.call("AveragePool", padded)
                        .with("kernel_shape", new long[]{kernel.height(), kernel.width()})
                        .with("strides", new long[]{stride.height(), stride.width()})
                        .with("pads", new long[]{0, 0, rows.beyond(), columns.beyond()})
                        .value());
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        boolean isPadded = padding instanceof Padding.Same;
        var making = isPadded ? TorchForm.make(SAME) : TorchForm.make("nn.AvgPool2d");
        making.with(at.value("kernel")).with("stride", at.value("stride"), at.value("kernel").text());
        if (!isPadded) {
            making.with("padding", at.value("padding"), "0");
        }
        return making.with("ceil_mode", at.value("ceilMode"), "False")
                .with("count_include_pad", at.value("countIncludePad"), "True")
                .leaving(at.channels());
    }
}

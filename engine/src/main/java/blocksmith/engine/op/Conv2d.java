package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchHelper;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;

/// Slides learned filters over the image. With groups, each filter sees only its group's share of the channels; with
/// one group for each channel the convolution is depthwise.
@About(name = "Conv2d", label = "Conv", category = Category.CONVOLUTION, keywords = {"convolution", "filter",
    "kernel"}, summary = "Slides learned filters over the image")
@Preset(label = "Standard k×k", values = {"kernel=3",
    "padding=1"}, category = Category.CONVOLUTION, summary = "Mixes all channels within a window")
@Preset(label = "Pointwise 1×1", values = "kernel=1", category = Category.CONVOLUTION, summary = "Mixes the channels of each pixel alone")
@Preset(label = "Grouped", values = {"kernel=3", "padding=1",
    "groups=4"}, category = Category.CONVOLUTION, summary = "Mixes channels within groups only, for a fraction of the cost")
@Preset(label = "Depthwise", values = {"kernel=3", "padding=1",
    "groups=depthwise"}, category = Category.DEPTHWISE, summary = "Filters each channel alone")
@Preset(label = "Dilated", values = {"kernel=3", "padding=2",
    "dilation=2"}, category = Category.CONVOLUTION, summary = "Spreads the window's taps to see further at the same cost")
@Preset(label = "Factorized k×1", values = {"kernel=[7, 1]",
    "padding=[3, 0]"}, category = Category.CONVOLUTION, summary = "Looks along the columns; together with 1×k in place of k×k")
@Preset(label = "Factorized 1×k", values = {"kernel=[1, 7]",
    "padding=[0, 3]"}, category = Category.CONVOLUTION, summary = "Looks along the rows; together with k×1 in place of k×k")
public record Conv2d(
        @Param(label = "Channels", help = "Channels that come out; same takes as many as come in", fallback = "same") Channels outChannels,
        @Param(label = "Kernel", help = "Rows and columns of the window", max = Window.MAX) Size2 kernel,
        @Param(label = "Stride", help = "Pixels from one window to the next", fallback = "1", max = Window.MAX) Size2 stride,
        @Param(label = "Padding", help = "Zeros beyond each edge; same keeps the size at stride 1", fallback = "0", min = 0, max = Window.MAX) Padding padding,
        @Param(label = "Dilation", help = "Pixels from one tap of the window to the next", fallback = "1", max = Window.MAX) Size2 dilation,
        @Param(label = "Groups", help = "Independent shares of the channels; depthwise makes one of each channel", fallback = "1") Groups groups,
        @Param(label = "Bias", help = "Whether each output channel has a learned offset", fallback = "true") boolean bias) implements Operator {
    private static final TorchHelper SAME = new TorchHelper("Conv2dSame",
            """
                    class Conv2dSame(nn.Conv2d):
                        \"""A convolution whose output has `ceil(size / stride)` pixels, the odd padding pixel at the bottom and right.\"""

                        def forward(self, x):
                            return super().forward(pad_same(x, self.kernel_size, self.stride, self.dilation))
                    """,
            List.of(TorchHelper.PAD_SAME));

    public Window window() {
        return new Window(kernel, stride, padding, dilation);
    }

    /// The same with an offset for each output channel.
    public Conv2d withBias() {
        return new Conv2d(outChannels, kernel, stride, padding, dilation, groups, true);
    }

    /// Channels that come out for an image of shape `in`.
    public int channelsFor(Shape in) {
        return outChannels.resolve(in.channels());
    }

    /// Groups for an image of shape `in`.
    public int groupsFor(Shape in) {
        return groups.resolve(in.channels());
    }

    /// Whether each filter sees one channel alone, and there is more than one.
    public boolean isDepthwiseFor(Shape in) {
        return in.channels() > 1 && groupsFor(in) == in.channels();
    }

    @Override
    public Inference infer(Incoming in) {
        var shape = in.shape();
        if (!shape.isImage()) {
            return Inference.rejected(Findings.notAnImage(this, shape));
        }
        int from = shape.channels();
        int to = channelsFor(shape);
        var moved = window().infer(shape, to);
        return from % groupsFor(shape) == 0 && to % groupsFor(shape) == 0
                ? moved
                : Inference.rejected(indivisible(from, to)).leaving(moved);
    }

    private Finding indivisible(int from, int to) {
        return switch (groups) {
            case Groups.Depthwise() -> Finding.error(
                    ProblemCode.GROUPS_DO_NOT_DIVIDE,
                    "outChannels",
                    to + " output channels are no multiple of the " + from + " that a depthwise convolution filters.",
                    "Choose same or a multiple of " + from + ".");
            case Groups.Fixed(int count) -> Findings.indivisible(
                    "groups",
                    from % count == 0 ? to + " output channels" : from + " channels",
                    count,
                    "groups",
                    commonDivisor(from, to));
        };
    }

    private static int commonDivisor(int a, int b) {
        return b == 0 ? a : commonDivisor(b, a % b);
    }

    @Override
    public List<OutputSize> outputSizes(Incoming in) {
        return window().outputSizes(in.shape());
    }

    @Override
    public List<WeightSpec> weights(Incoming in) {
        int out = channelsFor(in.shape());
        int share = in.shape().channels() / groupsFor(in.shape());
        var specs = new ArrayList<WeightSpec>();
        specs.add(
                new WeightSpec("weight", Shape.of(out, share, kernel.height(), kernel.width()), WeightRole.KERNEL,
                        share * kernel.area()));
        if (bias) {
            specs.add(new WeightSpec("bias", Shape.of(out), WeightRole.BIAS, share * kernel.area()));
        }
        return specs;
    }

    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        return ConvolutionCost.of(this, in.shape(), outputs.getFirst().shape());
    }

    @Override
    public Reach reach(Incoming in) {
        return window().reach(in.shape());
    }

    /// A cross-correlation: PyTorch documentation, torch.nn.Conv2d.
    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var image = inputs.getFirst();
        var rows = window().rows(image.shape().height());
        var columns = window().columns(image.shape().width());
        int out = channelsFor(image.shape());
        var offsets = bias ? weights.get("bias").data() : new double[out];
        var result = DoubleTensor
                .image(Shape.image(image.shape().batch(), out, rows.count(), columns.count()),
                        (_, c, _, _) -> offsets[c]);
        for (int n = 0; n < image.shape().batch(); n++) {
            for (int c = 0; c < out; c++) {
                correlate(image, weights.get("weight"), result, n, c);
            }
        }
        return List.of(result);
    }

    /// Adds to output channel `c` of image `n` what each tap of its filter sees.
    private void correlate(DoubleTensor image, DoubleTensor filters, DoubleTensor result, int n, int c) {
        int share = filters.shape().channels();
        int firstChannel = c / (result.shape().channels() / groupsFor(image.shape())) * share;
        for (int i = 0; i < share; i++) {
            for (int ky = 0; ky < kernel.height(); ky++) {
                for (int kx = 0; kx < kernel.width(); kx++) {
                    double weight = filters.at(c, i, ky, kx);
                    addTap(image, image.index(n, firstChannel + i, 0, 0), result, result.index(n, c, 0, 0), ky, kx,
                            weight);
                }
            }
        }
    }

    private void addTap(DoubleTensor image, int from, DoubleTensor result, int to, int ky, int kx, double weight) {
        var rows = window().rows(image.shape().height());
        var columns = window().columns(image.shape().width());
        int first = columns.firstInside(kx);
        int count = columns.endInside(kx) - first;
        for (int y = rows.firstInside(ky); y < rows.endInside(ky); y++) {
            int pixel = from + rows.pixel(y, ky) * columns.size() + columns.pixel(first, kx);
            addScaled(image.data(), pixel, stride.width(), weight, result.data(), to + y * columns.count() + first,
                    count);
        }
    }

    /// Adds to `count` elements of `sums` from `to` on the elements of `values` from `from` on, `step` apart.
    private static void addScaled(double[] values, int from, int step, double weight, double[] sums, int to,
            int count) {
        for (int i = 0; i < count; i++) {
            sums[to + i] += weight * values[from + i * step];
        }
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        return List.of(onnx(in.shape(), body, body.in()));
    }

    /// The convolution of `image`, which has shape `in`.
    OnnxValue onnx(Shape in, OnnxBody body, OnnxValue image) {
        var call = bias
                ? body.call("Conv", image, body.weight("weight"), body.weight("bias"))
                : body.call("Conv", image, body.weight("weight"));
        return window().onnx(call, in).with("group", groupsFor(in)).value();
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        var to = outChannels instanceof Channels.Same ? at.channels() : at.value("outChannels");
        boolean isPadded = padding instanceof Padding.Same && !(at.isFixed("stride") && stride.equals(Size2.of(1)));
        var making = isPadded ? TorchForm.make(SAME) : TorchForm.make("nn.Conv2d");
        making.with(at.channels()).with(to).with("kernel_size", at.value("kernel"), "")
                .with("stride", at.value("stride"), "1");
        if (!isPadded) {
            making.with("padding", window().torchPadding(at), "0");
        }
        return making.with("dilation", at.value("dilation"), "1")
                .with("groups", groups instanceof Groups.Depthwise ? at.channels() : at.value("groups"), "1")
                .with("bias", at.value("bias"), "True")
                .leaving(to);
    }

    @Override
    public String title(Incoming in) {
        return kindOfWork(in.shape()) + " " + kernel;
    }

    private String kindOfWork(Shape in) {
        if (isDepthwiseFor(in)) {
            return "Depthwise";
        }
        if (groupsFor(in) > 1) {
            return "Grouped";
        }
        return dilation.equals(Size2.of(1)) ? about().label() : "Dilated";
    }

    @Override
    public Category category(Incoming in) {
        return isDepthwiseFor(in.shape()) ? Category.DEPTHWISE : Category.CONVOLUTION;
    }

    @Override
    public String settings(Incoming in, List<TensorType> outputs) {
        var shape = in.shape();
        var grouping = groupsFor(shape) == 1 || isDepthwiseFor(shape) ? "" : " g" + groupsFor(shape);
        return shape.channels() + " → " + channelsFor(shape) + " · " + window().settings() + grouping;
    }
}

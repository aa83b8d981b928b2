package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;

/// Lays a learned window down for every pixel and adds up where they overlap: what undoes the sizes of a convolution
/// (Dumoulin and Visin 2016, arXiv:1603.07285, section 4).
@About(name = "ConvTranspose2d", label = "Transposed conv", category = Category.CONVOLUTION, keywords = {
    "deconvolution", "upsampling",
    "fractionally strided"}, summary = "Lays a learned window down for every pixel and adds up where they overlap")
@Preset(label = "Transposed 2×2", values = {"kernel=2",
    "stride=2"}, category = Category.CONVOLUTION, summary = "Lays a learned window down for every pixel and adds up where they overlap")
public record ConvTranspose2d(
        @Param(label = "Channels", help = "Channels that come out; same takes as many as come in", fallback = "same") Channels outChannels,
        @Param(label = "Kernel", help = "Rows and columns of the window", max = Window.MAX) Size2 kernel,
        @Param(label = "Stride", help = "Output pixels from one window to the next", fallback = "1", max = Window.MAX) Size2 stride,
        @Param(label = "Padding", help = "Rows and columns cut off at each edge of the output", fallback = "0", min = 0, max = Window.MAX) Size2 padding,
        @Param(label = "Output padding", help = "Rows and columns added at the bottom and right of the output", fallback = "0", min = 0, max = Window.MAX) Size2 outputPadding,
        @Param(label = "Dilation", help = "Pixels from one tap of the window to the next", fallback = "1", max = Window.MAX) Size2 dilation,
        @Param(label = "Groups", help = "Independent shares of the channels; depthwise makes one of each channel", fallback = "1") Groups groups,
        @Param(label = "Bias", help = "Whether each output channel has a learned offset", fallback = "true") boolean bias) implements Operator {
    private static final Source PYTORCH = new Source("PyTorch documentation", "torch.nn.ConvTranspose2d");
    private static final Rule WEIGHTS = Rule.of("Cin * Cout / g * kh * kw", PYTORCH);
    private static final Rule PARAMETERS = Rule.of("Cin * Cout / g * kh * kw + Cout", PYTORCH);
    private static final Rule MACS = Rule
            .of("Hin * Win * Cin * Cout / g * kh * kw", new Source("fvcore", "jit_handles.py, conv_flop_count"));
    private static final Rule TORCHINFO = Rule
            .of("P * Hout * Wout - M", new Source("torchinfo", "layer_info.py, calculate_macs"));
    private static final Rule HEIGHT = size("Hin", "sh", "ph", "dh", "kh", "oh");
    private static final Rule WIDTH = size("Win", "sw", "pw", "dw", "kw", "ow");

    private static Rule size(String in, String stride, String padding, String dilation, String kernel, String more) {
        return Rule.of("(%s - 1) * %s - 2 * %s + %s * (%s - 1) + %s + 1"
                .formatted(in, stride, padding, dilation, kernel, more), PYTORCH);
    }

    /// The same with an offset for each output channel.
    public ConvTranspose2d withBias() {
        return new ConvTranspose2d(outChannels, kernel, stride, padding, outputPadding, dilation, groups, true);
    }

    public int channelsFor(Shape in) {
        return outChannels.resolve(in.channels());
    }

    public int groupsFor(Shape in) {
        return groups.resolve(in.channels());
    }

    @Override
    public Inference infer(Incoming in) {
        var shape = in.shape();
        if (!shape.isImage()) {
            return Inference.rejected(Findings.notAnImage(this, shape));
        }
        int count = groupsFor(shape);
        int to = channelsFor(shape);
        if (shape.channels() % count != 0 || to % count != 0) {
            int wrong = shape.channels() % count != 0 ? shape.channels() : to;
            return Inference.rejected(
                    Findings.indivisible("groups", wrong + " channels", count, "groups", wrong));
        }
        if (tooMuch(outputPadding.height(), stride.height(), dilation.height())
                || tooMuch(outputPadding.width(), stride.width(), dilation.width())) {
            return Inference.rejected(outputPaddingTooLarge());
        }
        long height = height(shape);
        long width = width(shape);
        return height < 1 || width < 1
                ? Inference.rejected(nothingLeft())
                : Inference.bounded(shape.batch(), to, height, width);
    }

    /// PyTorch documentation, torch.nn.ConvTranspose2d: smaller than either stride or dilation.
    private static boolean tooMuch(int outputPadding, int stride, int dilation) {
        return outputPadding >= Math.max(stride, dilation);
    }

    private Finding outputPaddingTooLarge() {
        return Finding.error(
                ProblemCode.BAD_VALUE,
                "outputPadding",
                "Output padding " + outputPadding + " is not smaller than stride " + stride + " or dilation "
                        + dilation + ".",
                "Choose less.");
    }

    private Finding nothingLeft() {
        return Finding.error(
                ProblemCode.WINDOW_TOO_LARGE,
                "padding",
                "Cutting off " + padding + " at each edge leaves nothing of the output.",
                "Choose less padding.");
    }

    private long height(Shape in) {
        return heightRule(in).value();
    }

    private long width(Shape in) {
        return widthRule(in).value();
    }

    private Formula heightRule(Shape in) {
        return HEIGHT.at(
                new Symbol("Hin", "input height", in.height()),
                new Symbol("sh", "vertical stride", stride.height()),
                new Symbol("ph", "rows cut off at top and bottom", padding.height()),
                new Symbol("dh", "vertical dilation", dilation.height()),
                new Symbol("kh", "kernel height", kernel.height()),
                new Symbol("oh", "rows added at the bottom", outputPadding.height()));
    }

    private Formula widthRule(Shape in) {
        return WIDTH.at(
                new Symbol("Win", "input width", in.width()),
                new Symbol("sw", "horizontal stride", stride.width()),
                new Symbol("pw", "columns cut off left and right", padding.width()),
                new Symbol("dw", "horizontal dilation", dilation.width()),
                new Symbol("kw", "kernel width", kernel.width()),
                new Symbol("ow", "columns added at the right", outputPadding.width()));
    }

    @Override
    public List<OutputSize> outputSizes(Incoming in) {
        return List.of(new OutputSize("Hout", heightRule(in.shape())), new OutputSize("Wout", widthRule(in.shape())));
    }

    @Override
    public List<WeightSpec> weights(Incoming in) {
        int out = channelsFor(in.shape());
        int share = out / groupsFor(in.shape());
        var specs = new ArrayList<WeightSpec>();
        long fanIn = Math.max(1, in.shape().channels() / groupsFor(in.shape()) * kernel.area()
                / stride.area());
        specs.add(
                new WeightSpec("weight", Shape.of(in.shape().channels(), share, kernel.height(), kernel.width()),
                        WeightRole.KERNEL, fanIn));
        if (bias) {
            specs.add(new WeightSpec("bias", Shape.of(out), WeightRole.BIAS, fanIn));
        }
        return specs;
    }

    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        var shape = in.shape();
        var out = outputs.getFirst().shape();
        var symbols = List.of(
                new Symbol("Cin", "input channels", shape.channels()),
                new Symbol("Cout", "output channels", out.channels()),
                new Symbol("g", "groups", groupsFor(shape)),
                new Symbol("kh", "kernel height", kernel.height()),
                new Symbol("kw", "kernel width", kernel.width()));
        var all = new ArrayList<>(symbols);
        all.add(0, new Symbol("Hin", "input height", shape.height()));
        all.add(1, new Symbol("Win", "input width", shape.width()));
        var parameters = (bias ? PARAMETERS : WEIGHTS).at(symbols);
        var macs = MACS.at(all);
        var cost = new Cost(WEIGHTS.at(symbols), parameters, macs)
                .beside(
                        Convention.TORCHINFO,
                        TORCHINFO.at(
                                new Symbol("P", "parameters", parameters.value()),
                                new Symbol("Hout", "output height", out.height()),
                                new Symbol("Wout", "output width", out.width()),
                                new Symbol("M", "MACs", macs.value())));
        return bias ? cost.and(Operations.additions(out.elementsPerImage())) : cost;
    }

    /// Output row `o` sees the input rows `(o + padding - tap · dilation) / stride` that are whole numbers.
    @Override
    public Reach reach(Incoming in) {
        return new Reach.Window(
                span(kernel.height(), stride.height(), padding.height(), dilation.height()),
                span(kernel.width(), stride.width(), padding.width(), dilation.width()));
    }

    private static Span span(int kernel, int stride, int padding, int dilation) {
        return new Span(padding - (kernel - 1) * dilation, kernel, dilation, 1, stride);
    }

    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var image = inputs.getFirst();
        var filters = weights.get("weight");
        var shape = Shape.image(image.shape().batch(), channelsFor(image.shape()), (int) height(image.shape()),
                (int) width(image.shape()));
        int share = filters.shape().channels();
        int group = image.shape().channels() / groupsFor(image.shape());
        return List.of(DoubleTensor.image(shape, (n, c, y, x) -> {
            double sum = bias ? weights.get("bias").data()[c] : 0;
            for (int i = c / share * group; i < (c / share + 1) * group; i++) {
                sum += overlap(image, filters, n, i, c % share, y, x);
            }
            return sum;
        }));
    }

    /// What the windows of channel `from` lay down at one output pixel.
    private double overlap(DoubleTensor image, DoubleTensor filters, int n, int from, int to, int y, int x) {
        double sum = 0;
        for (int ky = 0; ky < kernel.height(); ky++) {
            int row = source(y + padding.height() - ky * dilation.height(), stride.height(), image.shape().height());
            for (int kx = 0; kx < kernel.width() && row >= 0; kx++) {
                int column = source(x + padding.width() - kx * dilation.width(), stride.width(),
                        image.shape().width());
                sum += column < 0 ? 0 : image.at(n, from, row, column) * filters.at(from, to, ky, kx);
            }
        }
        return sum;
    }

    /// The input pixel whose window begins at output pixel `place`; -1 for none.
    public static int source(int place, int stride, int size) {
        return place >= 0 && place % stride == 0 && place / stride < size ? place / stride : -1;
    }

    /// ONNX Runtime takes output padding below the stride only. What is more is made of zeros behind the input, whose
    /// windows are cut off again.
    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        boolean isSmall = outputPadding.height() < stride.height() && outputPadding.width() < stride.width();
        int rows = isSmall ? 0 : zeros(outputPadding.height(), padding.height(), stride.height());
        int columns = isSmall ? 0 : zeros(outputPadding.width(), padding.width(), stride.width());
        var image = rows + columns == 0
                ? body.in()
                : body.apply("Pad", body.in(), body.wholes(0, 0, 0, 0, 0, 0, rows, columns));
        var call = bias
                ? body.call("ConvTranspose", image, body.weight("weight"), body.weight("bias"))
                : body.call("ConvTranspose", image, body.weight("weight"));
        long bottom = padding.height() + (isSmall ? 0 : (long) rows * stride.height() - outputPadding.height());
        long right = padding.width() + (isSmall ? 0 : (long) columns * stride.width() - outputPadding.width());
        call.with("kernel_shape", new long[]{kernel.height(), kernel.width()})
                .with("strides", new long[]{stride.height(), stride.width()})
                .with("pads", new long[]{padding.height(), padding.width(), bottom, right})
                .with("dilations", new long[]{dilation.height(), dilation.width()})
                .with("group", groupsFor(in.shape()));
        return List.of(
                isSmall
                        ? call.with("output_padding", new long[]{outputPadding.height(), outputPadding.width()}).value()
                        : call.value());
    }

    private static int zeros(int outputPadding, int padding, int stride) {
        return Math.ceilDiv(Math.max(0, outputPadding - padding), stride);
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        var to = outChannels instanceof Channels.Same ? at.channels() : at.value("outChannels");
        return TorchForm.make("nn.ConvTranspose2d").with(at.channels()).with(to)
                .with("kernel_size", at.value("kernel"), "")
                .with("stride", at.value("stride"), "1")
                .with("padding", at.value("padding"), "0")
                .with("output_padding", at.value("outputPadding"), "0")
                .with("groups", groups instanceof Groups.Depthwise ? at.channels() : at.value("groups"), "1")
                .with("bias", at.value("bias"), "True")
                .with("dilation", at.value("dilation"), "1")
                .leaving(to);
    }

    @Override
    public String title(Incoming in) {
        return about().label() + " " + kernel;
    }

    @Override
    public String settings(Incoming in, List<TensorType> outputs) {
        var grouping = groupsFor(in.shape()) == 1 ? "" : " g" + groupsFor(in.shape());
        return in.shape().channels() + " → " + channelsFor(in.shape()) + " · s" + stride.brief() + grouping;
    }
}

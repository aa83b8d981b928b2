package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.Python;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.problem.ProblemCode;
import blocksmith.engine.tensor.Shape;
import java.util.List;

/// A window that moves over an image: what convolutions and pools have in common.
///
/// @param rounding whether a last window counts that reaches beyond the padding
public record Window(Size2 kernel, Size2 stride, Padding padding, Size2 dilation, Rounding rounding) {
    /// Which way output sizes are rounded.
    public enum Rounding {
        DOWN, UP
    }

    public Window(Size2 kernel, Size2 stride, Padding padding, Size2 dilation) {
        this(kernel, stride, padding, dilation, Rounding.DOWN);
    }

    /// Larger kernels, strides, dilations and paddings are refused: so no size overflows.
    static final int MAX = 1024;

    private static final Source SHAPE_OF_CONVOLUTION = new Source("PyTorch documentation", "torch.nn.Conv2d, Shape");
    private static final Source SAME_SHAPE = new Source("ONNX operators", "Conv, attribute auto_pad, SAME_UPPER");
    private static final Rule HEIGHT = padded("Hin", "sh", "ph", "dh", "kh");
    private static final Rule WIDTH = padded("Win", "sw", "pw", "dw", "kw");
    private static final Rule HEIGHT_UP = roundedUp("Hin", "sh", "ph", "dh", "kh");
    private static final Rule WIDTH_UP = roundedUp("Win", "sw", "pw", "dw", "kw");
    private static final Rule SAME_HEIGHT = Rule.of("ceil(Hin / sh)", SAME_SHAPE);
    private static final Rule SAME_WIDTH = Rule.of("ceil(Win / sw)", SAME_SHAPE);

    private static Rule padded(String in, String stride, String padding, String dilation, String kernel) {
        return Rule.of(
                "floor((%s + 2 * %s - %s * (%s - 1) - 1) / %s) + 1".formatted(in, padding, dilation, kernel, stride),
                SHAPE_OF_CONVOLUTION);
    }

    /// The windows that begin inside the image or the padding before it.
    private static Rule roundedUp(String in, String stride, String padding, String dilation, String kernel) {
        var text = "min(ceil((%s + 2 * %s - %s * (%s - 1) - 1) / %s) + 1, ceil((%s + %s) / %s))";
        return Rule.of(text.formatted(in, padding, dilation, kernel, stride, in, padding, stride),
                new Source("PyTorch documentation", "torch.nn.MaxPool2d, ceil_mode"));
    }

    public Sweep rows(int height) {
        return rounded(flooredRows(height));
    }

    private Sweep rounded(Sweep sweep) {
        return rounding == Rounding.UP && sweep.fits() ? sweep.roundedUp() : sweep;
    }

    private Sweep flooredRows(int height) {
        return switch (padding) {
            case Padding.Same() -> Sweep.same(height, kernel.height(), stride.height(), dilation.height());
            case Padding.Fixed(var edge) -> new Sweep(height, kernel.height(), stride.height(), dilation.height(),
                    edge.height(), edge.height());
        };
    }

    public Sweep columns(int width) {
        return rounded(flooredColumns(width));
    }

    private Sweep flooredColumns(int width) {
        return switch (padding) {
            case Padding.Same() -> Sweep.same(width, kernel.width(), stride.width(), dilation.width());
            case Padding.Fixed(var edge) -> new Sweep(width, kernel.width(), stride.width(), dilation.width(),
                    edge.width(), edge.width());
        };
    }

    /// The output for an image of shape `in` when `channels` come out.
    Inference infer(Shape in, int channels) {
        var rows = rows(in.height());
        var columns = columns(in.width());
        return rows.fits() && columns.fits()
                ? Inference.bounded(in.batch(), channels, rows.count(), columns.count())
                : Inference.rejected(tooLarge(rows, columns));
    }

    private static Finding tooLarge(Sweep rows, Sweep columns) {
        return Finding.error(
                ProblemCode.WINDOW_TOO_LARGE,
                "kernel",
                "A window over " + new Size2(rows.span(), columns.span()) + " pixels does not fit into "
                        + new Size2(rows.size(), columns.size()) + " with padding "
                        + new Size2(rows.before(), columns.before()) + ".",
                "Choose a kernel of at most " + new Size2(largest(rows), largest(columns)) + ", or more padding.");
    }

    private static int largest(Sweep sweep) {
        return (sweep.padded() - 1) / sweep.dilation() + 1;
    }

    /// The formulas of both output sizes.
    List<OutputSize> outputSizes(Shape in) {
        return List.of(
                new OutputSize("Hout", height(new Symbol("Hin", "input height", in.height()))),
                new OutputSize("Wout", width(new Symbol("Win", "input width", in.width()))));
    }

    private Formula height(Symbol size) {
        var step = new Symbol("sh", "vertical stride", stride.height());
        return switch (padding) {
            case Padding.Same() -> SAME_HEIGHT.at(size, step);
            case Padding.Fixed(var edge) -> (rounding == Rounding.UP ? HEIGHT_UP : HEIGHT).at(
                    size,
                    new Symbol("ph", "padding above and below", edge.height()),
                    new Symbol("dh", "vertical dilation", dilation.height()),
                    new Symbol("kh", "kernel height", kernel.height()),
                    step);
        };
    }

    private Formula width(Symbol size) {
        var step = new Symbol("sw", "horizontal stride", stride.width());
        return switch (padding) {
            case Padding.Same() -> SAME_WIDTH.at(size, step);
            case Padding.Fixed(var edge) -> (rounding == Rounding.UP ? WIDTH_UP : WIDTH).at(
                    size,
                    new Symbol("pw", "padding left and right", edge.width()),
                    new Symbol("dw", "horizontal dilation", dilation.width()),
                    new Symbol("kw", "kernel width", kernel.width()),
                    step);
        };
    }

    Reach reach(Shape in) {
        return new Reach.Window(rows(in.height()).reach(), columns(in.width()).reach());
    }

    /// Stride, and padding and dilation where there is any: `s1 p1 d2`.
    String settings() {
        return "s" + stride.brief() + switch (padding) {
            case Padding.Same() -> " same";
            case Padding.Fixed(var edge) -> edge.equals(Size2.of(0)) ? "" : " p" + edge.brief();
        } + (dilation.equals(Size2.of(1)) ? "" : " d" + dilation.brief());
    }

    /// A node with this window over an image of shape `in`. ONNX's `ceil_mode` is not used: padding at the end that a last
    /// window reaches into says the same, and is read alike everywhere.
    OnnxBody.Call onnx(OnnxBody.Call call, Shape in) {
        var rows = rows(in.height());
        var columns = columns(in.width());
        call.with("kernel_shape", new long[]{kernel.height(), kernel.width()})
                .with("strides", new long[]{stride.height(), stride.width()})
                .with(
                        "pads",
                        new long[]{rows.before(), columns.before(), rows.after() + rows.beyond(),
                            columns.after() + columns.beyond()});
        return dilation.equals(Size2.of(1))
                ? call
                : call.with("dilations", new long[]{dilation.height(), dilation.width()});
    }

    /// The padding as PyTorch's convolutions take it, which know `same` where the stride is 1.
    Python torchPadding(TorchSite at) {
        return padding instanceof Padding.Same ? Python.atom("\"same\"") : at.value("padding");
    }
}

package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchHelper;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.problem.Finding;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// Convolves the first of the channels and leaves the others as they are: with a quarter of them, a sixteenth of the work
/// and a quarter of the memory traffic (Chen et al. 2023, arXiv:2303.03667, section 3.2).
@About(name = "PartialConv2d", label = "Partial conv", category = Category.CONVOLUTION, keywords = {"FasterNet",
    "PConv"}, summary = "Convolves the first of the channels and leaves the others as they are")
@Preset(label = "Partial", values = "kernel=3", category = Category.CONVOLUTION, summary = "Convolves the first of the channels and leaves the others as they are")
public record PartialConv2d(
        @Param(label = "Kernel", help = "Rows and columns of the window; the size of the image stays", max = Window.MAX) Size2 kernel,
        @Param(label = "Part", help = "One in how many channels is convolved", fallback = "4") int part) implements Operator {
    private static final TorchHelper PARTIAL = new TorchHelper("PartialConv2d", """
            class PartialConv2d(nn.Conv2d):
                \"""Convolves the first of the channels and leaves the others as they are (Chen et al. 2023).\"""

                def __init__(self, channels: int, kernel_size, part: int = 4):
                    super().__init__(channels // part, channels // part, kernel_size, padding="same", bias=False)

                def forward(self, x):
                    head, rest = x.split([self.in_channels, x.shape[1] - self.in_channels], dim=1)
                    return torch.cat([super().forward(head), rest], dim=1)
            """);
    private static final Source PAPER = new Source("Chen et al. 2023, arXiv:2303.03667", "section 3.2, equation 2");
    private static final Rule WEIGHTS = Rule.of("Cp * Cp * kh * kw", PAPER);
    private static final Rule MACS = Rule.of("H * W * Cp * Cp * kh * kw", PAPER);

    /// The convolution of the part.
    public Conv2d convolution() {
        return new Conv2d(new Channels.Same(), kernel, Size2.of(1), new Padding.Same(), Size2.of(1),
                new Groups.Fixed(1), false);
    }

    /// The channels that are convolved.
    public Shape convolved(Shape in) {
        return in.withChannels(in.channels() / part);
    }

    @Override
    public Inference infer(Incoming in) {
        var shape = in.shape();
        if (!shape.isImage()) {
            return Inference.rejected(Findings.notAnImage(this, shape));
        }
        return shape.channels() % part == 0
                ? Inference.of(shape)
                : Inference.rejected(indivisible(shape)).leaving(Inference.of(shape));
    }

    private Finding indivisible(Shape shape) {
        return Findings.indivisible("part", shape.channels() + " channels", part, "parts", shape.channels());
    }

    @Override
    public List<WeightSpec> weights(Incoming in) {
        return convolution().weights(Incoming.of(convolved(in.shape())));
    }

    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        var shape = in.shape();
        var channels = new Symbol("Cp", "channels that are convolved", convolved(shape).channels());
        var height = new Symbol("kh", "kernel height", kernel.height());
        var width = new Symbol("kw", "kernel width", kernel.width());
        var weights = WEIGHTS.at(channels, height, width);
        return new Cost(weights, weights, MACS.at(
                new Symbol("H", "height", shape.height()),
                new Symbol("W", "width", shape.width()),
                channels, height, width));
    }

    @Override
    public Reach reach(Incoming in) {
        return convolution().reach(Incoming.of(convolved(in.shape())));
    }

    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var image = inputs.getFirst();
        var shape = convolved(image.shape());
        var part = DoubleTensor.image(shape, image::at);
        var convolved = convolution().reference(List.of(part), weights).getFirst();
        return List.of(
                DoubleTensor.image(
                        image.shape(),
                        (n, c, y, x) -> c < shape.channels() ? convolved.at(n, c, y, x) : image.at(n, c, y, x)));
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        var shape = convolved(in.shape());
        int rest = in.shape().channels() - shape.channels();
        if (rest == 0) {
            return List.of(convolution().onnx(shape, body, body.in()));
        }
        var parts = body.call("Split", body.in(), body.wholes(shape.channels(), rest)).with("axis", 1).values(2);
        var convolved = convolution().onnx(shape, body, parts.getFirst());
        return List.of(body.call("Concat", convolved, parts.getLast()).with("axis", 1).value());
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make(PARTIAL).with(at.channels()).with("kernel_size", at.value("kernel"), "")
                .with("part", at.value("part"), "4").leaving(at.channels());
    }

    @Override
    public String title(Incoming in) {
        return about().label() + " " + kernel;
    }

    @Override
    public String settings(Incoming in, List<TensorType> outputs) {
        return convolved(in.shape()).channels() + " of " + in.shape().channels() + " channels";
    }
}

package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.Python;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchHelper;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.Arrays;
import java.util.List;

/// Scales each channel by a number between 0 and 1 that follows from the means of all channels: a narrow layer and
/// a wide one, each with a bias, see the whole image at once.
@About(name = "SqueezeExcitation", label = "Squeeze-Excite", category = Category.ATTENTION, keywords = {"SE",
    "attention", "gate", "recalibrate"}, summary = "Scales each channel by what the means of all channels say")
public record SqueezeExcitation(
        @Param(label = "Reduction", help = "How many times narrower the hidden layer is than the channels", fallback = "4") int reduction,
        @Param(label = "Hidden width", help = "Channels of the hidden layer; auto takes them from the reduction", fallback = "auto") Hidden hidden,
        @Param(label = "Activation", help = "What follows the hidden layer", fallback = "relu") Inner activation,
        @Param(label = "Gate", help = "What brings the scale between 0 and 1", fallback = "sigmoid") Gate gate,
        @Param(label = "Form", help = "Whether both layers are linear layers or 1×1 convolutions: it changes their shapes,"
                + " not the result", fallback = "linear") Form form) implements Operator {
    private static final TorchHelper OF_LINEAR_LAYERS = new TorchHelper("SqueezeExcitation", """
            class SqueezeExcitation(nn.Module):
                \"""Scales each channel by what the means of all channels say (Hu et al. 2017).\"""

                def __init__(self, channels: int, hidden: int, activation=nn.ReLU, gate=nn.Sigmoid):
                    super().__init__()
                    self.fc1 = nn.Linear(channels, hidden)
                    self.activation = activation()
                    self.fc2 = nn.Linear(hidden, channels)
                    self.gate = gate()

                def forward(self, x):
                    scale = self.activation(self.fc1(x.mean((2, 3))))
                    return x * self.gate(self.fc2(scale))[:, :, None, None]
            """);
    private static final TorchHelper OF_CONVOLUTIONS = new TorchHelper("SqueezeExcitation2d",
            """
                    class SqueezeExcitation2d(nn.Module):
                        \"""Scales each channel by what the means of all channels say (Hu et al. 2017), with 1x1 convolutions.\"""

                        def __init__(self, channels: int, hidden: int, activation=nn.ReLU, gate=nn.Sigmoid):
                            super().__init__()
                            self.fc1 = nn.Conv2d(channels, hidden, kernel_size=1)
                            self.activation = activation()
                            self.fc2 = nn.Conv2d(hidden, channels, kernel_size=1)
                            self.gate = gate()

                        def forward(self, x):
                            scale = self.activation(self.fc1(x.mean((2, 3), keepdim=True)))
                            return x * self.gate(self.fc2(scale))
                    """);
    private static final Source PAPER = new Source("Hu et al. 2017, arXiv:1709.01507", "section 4, equation 5");
    private static final Source PAPER_AND_BIASES = new Source(PAPER.title(), PAPER.place() + ", and both biases");
    private static final Rule WEIGHTS = Rule.of("2 * C * S", PAPER);
    private static final Rule FVCORE = Rule.of("N", new Source("fvcore", "flop_count.py, adaptive_avg_pool2d"));
    private static final Rule TORCHINFO = Rule.of("S + C", new Source("torchinfo", "layer_info.py, calculate_macs"));
    private static final Rule THOP = Rule.of("N + C", new Source("thop", "calc_func.py, calculate_adaptive_avg"));
    private static final Rule PARAMETERS = Rule.of("2 * C * S + S + C", PAPER_AND_BIASES);

    /// The activation after the hidden layer.
    public enum Inner {
        RELU(new ReLU()), SILU(new SiLU());

        private final Elementwise function;

        Inner(Elementwise function) {
            this.function = function;
        }

        public Elementwise function() {
            return function;
        }
    }

    /// The activation that makes the scale.
    public enum Gate {
        SIGMOID(new Sigmoid()), HARD_SIGMOID(new HardSigmoid());

        private final Elementwise function;

        Gate(Elementwise function) {
            this.function = function;
        }

        public Elementwise function() {
            return function;
        }
    }

    /// What both layers are: kernels of `[out, in]` or of `[out, in, 1, 1]`.
    public enum Form {
        LINEAR, POINTWISE
    }

    @Override
    public Inference infer(Incoming in) {
        return in.shape().isImage()
                ? Inference.of(in.shape())
                : Inference.rejected(Findings.notAnImage(this, in.shape()));
    }

    /// Channels of the hidden layer.
    public int width(Shape in) {
        return hidden.resolve(in.channels(), reduction);
    }

    @Override
    public List<WeightSpec> weights(Incoming in) {
        int channels = in.shape().channels();
        int width = width(in.shape());
        return List.of(
                new WeightSpec("fc1.weight", kernel(width, channels), WeightRole.KERNEL, channels),
                new WeightSpec("fc1.bias", Shape.of(width), WeightRole.BIAS, channels),
                new WeightSpec("fc2.weight", kernel(channels, width), WeightRole.KERNEL, width),
                new WeightSpec("fc2.bias", Shape.of(channels), WeightRole.BIAS, width));
    }

    private Shape kernel(int out, int in) {
        return switch (form) {
            case LINEAR -> Shape.of(out, in);
            case POINTWISE -> Shape.of(out, in, 1, 1);
        };
    }

    /// Each weight is used once for an image, whatever its size.
    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        var channels = new Symbol("C", "channels", in.shape().channels());
        var width = new Symbol("S", "hidden channels", width(in.shape()));
        var weights = WEIGHTS.at(channels, width);
        long count = in.shape().elementsPerImage();
        var elements = new Symbol("N", "elements of the image", count);
        return new Cost(weights, PARAMETERS.at(channels, width), weights)
                .beside(Convention.FVCORE, FVCORE.at(elements))
                .beside(Convention.TORCHINFO, TORCHINFO.at(channels, width))
                .beside(Convention.THOP, THOP.at(elements, channels))
                .and(GlobalAvgPool.operations(in.shape()))
                .and(Operations.additions(channels.value() + width.value()))
                .and(activation.function().operations().times(width.value()))
                .and(gate.function().operations().times(channels.value()))
                .and(Operations.multiplications(count));
    }

    @Override
    public Reach reach(Incoming in) {
        return new Reach.PointAndGlobal("SE");
    }

    /// Hu et al. 2017, arXiv:1709.01507, equations 2 to 4.
    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var image = inputs.getFirst();
        var scales = new double[image.shape().batch()][];
        for (int n = 0; n < scales.length; n++) {
            var hiddenLayer = layer(means(image, n), weights, "fc1", activation.function());
            scales[n] = layer(hiddenLayer, weights, "fc2", gate.function());
        }
        return List.of(DoubleTensor.image(image.shape(), (n, c, y, x) -> image.at(n, c, y, x) * scales[n][c]));
    }

    private static double[] means(DoubleTensor image, int n) {
        var means = new double[image.shape().channels()];
        Arrays.setAll(means, c -> GlobalAvgPool.mean(image, n, c));
        return means;
    }

    private static double[] layer(double[] in, WeightValues weights, String name, Elementwise function) {
        var kernel = weights.get(name + ".weight").data();
        var out = weights.get(name + ".bias").data().clone();
        for (int o = 0; o < out.length; o++) {
            for (int i = 0; i < in.length; i++) {
                out[o] += kernel[o * in.length + i] * in[i];
            }
            out[o] = function.apply(out[o]);
        }
        return out;
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        var means = body.apply("GlobalAveragePool", body.in());
        var scales = switch (form) {
            case POINTWISE -> gates(body, "Conv", means);
            case LINEAR -> body.reshape(
                    gates(body, "Gemm", body.call("Flatten", means).with("axis", 1).value()), 0,
                    in.shape().channels(), 1, 1);
        };
        return List.of(body.apply("Mul", body.in(), scales));
    }

    private OnnxValue gates(OnnxBody body, String layer, OnnxValue means) {
        var narrow = activation.function().onnx(body, layer(body, layer, "fc1", means));
        return gate.function().onnx(body, layer(body, layer, "fc2", narrow));
    }

    private static OnnxValue layer(OnnxBody body, String type, String name, OnnxValue rows) {
        var call = body.call(type, rows, body.weight(name + ".weight"), body.weight(name + ".bias"));
        return (type.equals("Gemm") ? call.with("transB", 1) : call).value();
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make(form == Form.LINEAR ? OF_LINEAR_LAYERS : OF_CONVOLUTIONS)
                .with(at.channels())
                .with(torchWidth(at))
                .with("activation", torchClass(activation.function(), in, at), "nn.ReLU")
                .with("gate", torchClass(gate.function(), in, at), "nn.Sigmoid")
                .leaving(at.channels());
    }

    private Python torchWidth(TorchSite at) {
        if (hidden instanceof Hidden.Fixed) {
            return at.value("hidden");
        }
        var quotient = at.channels().over(at.value("reduction"));
        return quotient.number().isPresent()
                ? Python.of(Math.max(1, quotient.number().getAsLong()))
                : Python.atom("max(1, " + quotient + ")");
    }

    /// The class of what `function` is made by.
    private static Python torchClass(Elementwise function, Incoming in, TorchSite at) {
        return switch (function.torch(in, at)) {
            case TorchForm.Module(var code, _, _) -> Python.atom(code.text().substring(0, code.text().indexOf('(')));
            case TorchForm.Call _,TorchForm.Impossible _ -> throw new IllegalStateException("No module: " + function);
        };
    }

    @Override
    public String settings(Incoming in, List<TensorType> outputs) {
        return in.shape().channels() + switch (hidden) {
            case Hidden.Auto() -> " · reduction " + reduction;
            case Hidden.Fixed(int count) -> " · hidden " + count;
        };
    }
}

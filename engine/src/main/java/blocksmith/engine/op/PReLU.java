package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Keeps what is positive and scales what is negative by a learned slope: `max(0, x) + a·min(0, x)` (He et al. 2015,
/// arXiv:1502.01852, equation 1).
@About(name = "PReLU", label = "PReLU", category = Category.ACTIVATION, keywords = {"parametric",
    "rectifier"}, summary = "Keeps what is positive and scales what is negative by a learned slope")
public record PReLU(
        @Param(label = "Slopes", help = "Whether there is one slope for all, or one for each channel", fallback = "shared") Slopes slopes) implements Operator {
    private static final Rule ONE = Rule.of("1", new Source("PyTorch documentation", "torch.nn.PReLU, num_parameters"));
    private static final Rule EACH = Rule.of("C",
            new Source("PyTorch documentation", "torch.nn.PReLU, num_parameters"));
    private static final Source TORCHINFO = new Source("torchinfo", "layer_info.py, calculate_macs");
    private static final Rule TORCHINFO_ONE = Rule.of("1", TORCHINFO);
    private static final Rule TORCHINFO_EACH = Rule.of("C", TORCHINFO);
    private static final Rule THOP = Rule.of("N", new Source("thop", "basic_hooks.py, count_prelu"));

    /// How many slopes there are.
    public enum Slopes {
        SHARED, CHANNELS
    }

    @Override
    public Inference infer(Incoming in) {
        return Inference.of(in.shape());
    }

    @Override
    public List<WeightSpec> weights(Incoming in) {
        int count = slopes == Slopes.SHARED ? 1 : in.shape().channels();
        return List.of(new WeightSpec("weight", Shape.of(count), WeightRole.SLOPE, 1));
    }

    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        long count = in.shape().elementsPerImage();
        var channels = new Symbol("C", "channels, each with a slope", in.shape().channels());
        boolean shared = slopes == Slopes.SHARED;
        return new Cost(Formula.ZERO, shared ? ONE.at() : EACH.at(channels), Formula.ZERO)
                .beside(Convention.TORCHINFO, shared ? TORCHINFO_ONE.at() : TORCHINFO_EACH.at(channels))
                .beside(Convention.THOP, THOP.at(new Symbol("N", "elements", count)))
                .and(new Operations(1, 0, 1, 0, 0).times(count));
    }

    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var input = inputs.getFirst();
        var slope = weights.get("weight").data();
        int channels = input.shape().channels();
        int inner = Math.toIntExact(input.shape().elementsPerImage() / channels);
        var output = input.map(x -> x);
        for (int i = 0; i < output.data().length; i++) {
            if (output.data()[i] < 0) {
                output.data()[i] *= slope[slope.length == 1 ? 0 : i / inner % channels];
            }
        }
        return List.of(output);
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        var slope = slopes == Slopes.CHANNELS ? slopes(in.shape()) : body.weight("weight");
        return List.of(body.apply("PRelu", body.in(), slope));
    }

    /// One for each element of the second axis, whatever comes after it.
    private static OnnxValue slopes(Shape shape) {
        var sizes = new ArrayList<Integer>(List.of(shape.channels()));
        sizes.addAll(Collections.nCopies(shape.rank() - 2, 1));
        return new OnnxValue.Weight("weight", sizes);
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        var making = TorchForm.make("nn.PReLU");
        return (slopes == Slopes.CHANNELS ? making.with(at.channels()) : making).leaving(at.channels());
    }
}

package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.DoubleTensor;
import blocksmith.engine.tensor.Shape;
import blocksmith.engine.tensor.TensorType;
import java.util.List;

/// Normalizes each channel with the mean and variance that training recorded, then scales and shifts it.
@About(name = "BatchNorm2d", label = "BatchNorm", category = Category.NORMALIZATION, keywords = {"BN",
    "normalization"}, summary = "Normalizes each channel by recorded statistics, then scales and shifts it")
public record BatchNorm2d(
        @Param(label = "Epsilon", help = "Added to the variance, so that nothing is divided by zero", fallback = "1e-5", min = 0, max = 1) double eps) implements Operator {
    private static final Rule PARAMETERS = Rule
            .of("2 * C", new Source("Ioffe and Szegedy 2015, arXiv:1502.03167", "section 3.2"));
    private static final Rule FVCORE = Rule.of("2 * N", new Source("fvcore", "jit_handles.py, batchnorm_flop_jit"));
    private static final Rule TORCHINFO = Rule.of("2 * C", new Source("torchinfo", "layer_info.py, calculate_macs"));
    private static final Rule THOP = Rule.of("4 * N", new Source("thop", "calc_func.py, calculate_norm"));

    @Override
    public Inference infer(Incoming in) {
        return in.shape().isImage()
                ? Inference.of(in.shape())
                : Inference.rejected(Findings.notAnImage(this, in.shape()));
    }

    @Override
    public List<WeightSpec> weights(Incoming in) {
        var perChannel = Shape.of(in.shape().channels());
        return List.of(
                new WeightSpec("weight", perChannel, WeightRole.SCALE, 1),
                new WeightSpec("bias", perChannel, WeightRole.SHIFT, 1),
                new WeightSpec("running_mean", perChannel, WeightRole.RUNNING_MEAN, 1),
                new WeightSpec("running_var", perChannel, WeightRole.RUNNING_VARIANCE, 1));
    }

    @Override
    public Cost cost(Incoming in, List<TensorType> outputs) {
        var channels = new Symbol("C", "channels, each with a scale and a shift", in.shape().channels());
        long count = in.shape().elementsPerImage();
        var elements = new Symbol("N", "elements", count);
        return new Cost(Formula.ZERO, PARAMETERS.at(channels), Formula.ZERO)
                .beside(Convention.FVCORE, FVCORE.at(elements))
                .beside(Convention.TORCHINFO, TORCHINFO.at(channels))
                .beside(Convention.THOP, THOP.at(elements))
                .and(Operations.macs(count));
    }

    /// What it does to each channel: `γ/√(σ²+ε) · x + (β − μ·γ/√(σ²+ε))`, from which it can go into the layer before it.
    public ChannelAffine affine(WeightValues weights) {
        var factor = weights.get("weight").data().clone();
        var offset = weights.get("bias").data().clone();
        var mean = weights.get("running_mean").data();
        var variance = weights.get("running_var").data();
        for (int c = 0; c < factor.length; c++) {
            factor[c] /= Math.sqrt(variance[c] + eps);
            offset[c] -= mean[c] * factor[c];
        }
        return new ChannelAffine(factor, offset);
    }

    /// Ioffe and Szegedy 2015, arXiv:1502.03167, algorithm 2, step 11.
    @Override
    public List<DoubleTensor> reference(List<DoubleTensor> inputs, WeightValues weights) {
        var image = inputs.getFirst();
        var scale = weights.get("weight").data();
        var shift = weights.get("bias").data();
        var mean = weights.get("running_mean").data();
        var variance = weights.get("running_var").data();
        return List.of(
                DoubleTensor.image(
                        image.shape(),
                        (n, c, y, x) -> (image.at(n, c, y, x) - mean[c]) / Math.sqrt(variance[c] + eps) * scale[c]
                                + shift[c]));
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        return List.of(body.call("BatchNormalization", body.in(), body.weight("weight"), body.weight("bias"),
                body.weight("running_mean"), body.weight("running_var")).withReal("epsilon", eps).value());
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.BatchNorm2d").with(at.channels()).with("eps", at.value("eps"), "1e-5")
                .leaving(at.channels());
    }

    @Override
    public String settings(Incoming in, List<TensorType> outputs) {
        return in.shape().channels() + " channels";
    }
}

package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.Shape;
import java.util.List;

/// Normalizes groups of channels over the whole image (Wu and He 2018, arXiv:1803.08494, equation 7).
@About(name = "GroupNorm", label = "GroupNorm", category = Category.NORMALIZATION, keywords = {"GN",
    "normalization"}, summary = "Normalizes groups of channels over the whole image, then scales and shifts them")
@Preset(label = "GroupNorm", values = "groups=1", category = Category.NORMALIZATION, summary = "Normalizes groups of channels over the whole image, then scales and shifts them")
public record GroupNorm(
        @Param(label = "Groups", help = "Groups of channels that have a mean and a variance in common") int groups,
        @Param(label = "Epsilon", help = "Added to the variance, so that nothing is divided by zero", fallback = "1e-5", min = 0, max = 1) double eps,
        @Param(label = "Affine", help = "Whether each channel has a learned scale and shift", fallback = "true") boolean affine) implements Standardization {

    @Override
    public Inference infer(Incoming in) {
        var shape = in.shape();
        if (!shape.isImage()) {
            return Inference.rejected(Findings.notAnImage(this, shape));
        }
        return shape.channels() % groups == 0
                ? Inference.of(shape)
                : Inference.rejected(
                        Findings.indivisible("groups", shape.channels() + " channels", groups, "groups",
                                shape.channels()))
                        .leaving(Inference.of(shape));
    }

    @Override
    public int channelAxis(Shape in) {
        return 1;
    }

    @Override
    public long groupSize(Shape in) {
        return in.elementsPerImage() / groups;
    }

    @Override
    public int group(Shape in, int index) {
        return (int) (index / groupSize(in));
    }

    @Override
    public Reach reach(Incoming in) {
        return new Reach.PointAndGlobal("GN");
    }

    /// Each group as one channel of an instance normalization: ONNX's own operator scales groups before opset 21.
    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        var shape = in.shape();
        var grouped = body.reshape(body.in(), 0, groups, -1);
        var normal = body.call("InstanceNormalization", grouped, body.repeated(1, groups), body.repeated(0, groups))
                .withReal("epsilon", eps).value();
        var image = body.reshape(normal, 0, shape.channels(), shape.height(), shape.width());
        if (!affine) {
            return List.of(image);
        }
        var scaled = body.apply("Mul", image, body.perChannel("weight", shape.channels()));
        return List.of(body.apply("Add", scaled, body.perChannel("bias", shape.channels())));
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.GroupNorm").with(at.value("groups")).with(at.channels())
                .with("eps", at.value("eps"), "1e-5")
                .with("affine", at.value("affine"), "True")
                .leaving(at.channels());
    }
}

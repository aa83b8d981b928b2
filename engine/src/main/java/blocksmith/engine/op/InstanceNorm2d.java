package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.Shape;
import java.util.List;

/// Normalizes each channel of each image over its pixels (Ulyanov et al. 2016, arXiv:1607.08022, equation 1).
@About(name = "InstanceNorm2d", label = "InstanceNorm", category = Category.NORMALIZATION, keywords = {"IN",
    "normalization"}, summary = "Normalizes each channel of each image over its pixels")
public record InstanceNorm2d(
        @Param(label = "Epsilon", help = "Added to the variance, so that nothing is divided by zero", fallback = "1e-5", min = 0, max = 1) double eps,
        @Param(label = "Affine", help = "Whether each channel has a learned scale and shift", fallback = "false") boolean affine) implements Standardization {

    @Override
    public Inference infer(Incoming in) {
        return in.shape().isImage()
                ? Inference.of(in.shape())
                : Inference.rejected(Findings.notAnImage(this, in.shape()));
    }

    @Override
    public int channelAxis(Shape in) {
        return 1;
    }

    @Override
    public long groupSize(Shape in) {
        return (long) in.height() * in.width();
    }

    @Override
    public int group(Shape in, int index) {
        return (int) (index / groupSize(in));
    }

    @Override
    public Reach reach(Incoming in) {
        return new Reach.PointAndGlobal("IN");
    }

    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        int channels = in.shape().channels();
        var scale = affine ? body.weight("weight") : body.repeated(1, channels);
        var shift = affine ? body.weight("bias") : body.repeated(0, channels);
        return List.of(
                body.call("InstanceNormalization", body.in(), scale, shift).withReal("epsilon", eps).value());
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.InstanceNorm2d").with(at.channels())
                .with("eps", at.value("eps"), "1e-5")
                .with("affine", at.value("affine"), "False")
                .leaving(at.channels());
    }
}

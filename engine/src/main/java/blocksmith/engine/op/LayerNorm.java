package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.Python;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchHelper;
import blocksmith.engine.form.TorchSite;
import blocksmith.engine.tensor.Shape;
import java.util.List;

/// Normalizes each pixel over its channels, or each row over its features (Ba, Kiros and Hinton 2016, arXiv:1607.06450,
/// equation 4). Of images the channels are the second axis, as in ConvNeXt's LayerNorm2d; of all else the last.
@About(name = "LayerNorm", label = "LayerNorm", category = Category.NORMALIZATION, keywords = {"LN",
    "normalization", "LayerNorm2d"}, summary = "Normalizes each pixel over its channels, then scales and shifts them")
public record LayerNorm(
        @Param(label = "Epsilon", help = "Added to the variance, so that nothing is divided by zero", fallback = "1e-5", min = 0, max = 1) double eps,
        @Param(label = "Affine", help = "Whether each channel has a learned scale and shift", fallback = "true") boolean affine) implements Standardization {
    private static final TorchHelper OF_IMAGES = new TorchHelper("LayerNorm2d", """
            class LayerNorm2d(nn.LayerNorm):
                \"""Normalizes each pixel of an image over its channels.\"""

                def forward(self, x):
                    return super().forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
            """);

    @Override
    public Inference infer(Incoming in) {
        return Inference.of(in.shape());
    }

    @Override
    public int channelAxis(Shape in) {
        return in.isImage() ? 1 : in.rank() - 1;
    }

    @Override
    public long groupSize(Shape in) {
        return in.get(channelAxis(in));
    }

    @Override
    public int group(Shape in, int index) {
        return in.isImage() ? index % (in.height() * in.width()) : index / in.get(in.rank() - 1);
    }

    /// ONNX normalizes the last axes only; it has an operator for it from opset 17 on.
    @Override
    public List<OnnxValue> onnx(Incoming in, OnnxBody body) {
        if (body.opset() < 17) {
            return List.of(plainly(in.shape(), body));
        }
        int channels = in.shape().get(channelAxis(in.shape()));
        var last = in.shape().isImage() ? body.transpose(body.in(), 0, 2, 3, 1) : body.in();
        var scale = affine ? body.weight("weight") : body.repeated(1, channels);
        var call = affine
                ? body.call("LayerNormalization", last, scale, body.weight("bias"))
                : body.call("LayerNormalization", last, scale);
        var normal = call.with("axis", -1).withReal("epsilon", eps).value();
        return List.of(in.shape().isImage() ? body.transpose(normal, 0, 3, 1, 2) : normal);
    }

    private OnnxValue plainly(Shape shape, OnnxBody body) {
        int axis = channelAxis(shape);
        var off = body.apply("Sub", body.in(), body.mean(body.in(), axis));
        var variance = body.mean(body.apply("Mul", off, off), axis);
        var deviation = body.apply("Sqrt", body.apply("Add", variance, body.real(eps)));
        var normal = body.apply("Div", off, deviation);
        if (!affine) {
            return normal;
        }
        int channels = shape.get(axis);
        var scale = shape.isImage() ? body.perChannel("weight", channels) : body.weight("weight");
        var shift = shape.isImage() ? body.perChannel("bias", channels) : body.weight("bias");
        return body.apply("Add", body.apply("Mul", normal, scale), shift);
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        var shape = in.shape();
        var making = shape.isImage() ? TorchForm.make(OF_IMAGES) : TorchForm.make("nn.LayerNorm");
        return making.with(shape.rank() == 3 ? Python.of(shape.get(2)) : at.channels())
                .with("eps", at.value("eps"), "1e-5")
                .with("elementwise_affine", at.value("affine"), "True")
                .leaving(at.channels());
    }
}

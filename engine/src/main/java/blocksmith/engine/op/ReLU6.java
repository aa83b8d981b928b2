package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;

/// ReLU that stops at 6: `min(max(0, x), 6)`.
@About(name = "ReLU6", label = "ReLU6", category = Category.ACTIVATION, summary = "ReLU that stops at 6: min(max(0, x), 6)", keywords = "clip")
public record ReLU6() implements Elementwise {

    /// Howard et al. 2017, arXiv:1704.04861; Sandler et al. 2018, arXiv:1801.04381, section 4.
    @Override
    public double apply(double x) {
        return Math.clamp(x, 0.0, 6.0);
    }

    @Override
    public Operations operations() {
        return Operations.comparisons(2);
    }

    @Override
    public OnnxValue onnx(OnnxBody body, OnnxValue x) {
        return body.apply("Clip", x, body.real(0), body.real(6));
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.ReLU6").leaving(at.channels());
    }
}

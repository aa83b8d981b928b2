package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;

/// A sigmoid of straight lines: `min(max(0, x + 3), 6) / 6`.
@About(name = "HardSigmoid", label = "Hard-sigmoid", category = Category.ACTIVATION, summary = "A sigmoid of straight lines: min(max(0, x + 3), 6) / 6")
public record HardSigmoid() implements Elementwise {

    /// Howard et al. 2019, arXiv:1905.02244, section 5.2: ReLU6(x + 3) / 6.
    @Override
    public double apply(double x) {
        return Math.clamp(x + 3, 0.0, 6.0) / 6;
    }

    @Override
    public Operations operations() {
        return new Operations(0, 1, 2, 1, 0);
    }

    @Override
    public OnnxValue onnx(OnnxBody body, OnnxValue x) {
        return body.call("HardSigmoid", x).withReal("alpha", 1.0 / 6).withReal("beta", 0.5).value();
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.Hardsigmoid").leaving(at.channels());
    }
}

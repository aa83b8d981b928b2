package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;

/// A SiLU of straight lines: `x · min(max(0, x + 3), 6) / 6`.
@About(name = "HardSwish", label = "Hard-swish", category = Category.ACTIVATION, summary = "A SiLU of straight lines: x · min(max(0, x + 3), 6) / 6", keywords = "h-swish")
public record HardSwish() implements Elementwise {

    /// Howard et al. 2019, arXiv:1905.02244, section 5.2: x · ReLU6(x + 3) / 6.
    @Override
    public double apply(double x) {
        return x * Math.clamp(x + 3, 0.0, 6.0) / 6;
    }

    @Override
    public Operations operations() {
        return new Operations(1, 1, 2, 1, 0);
    }

    /// ONNX has an operator of its own from opset 14 on.
    @Override
    public OnnxValue onnx(OnnxBody body, OnnxValue x) {
        return body.opset() < 14
                ? body.apply("Mul", x, new HardSigmoid().onnx(body, x))
                : body.apply("HardSwish", x);
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.Hardswish").leaving(at.channels());
    }
}

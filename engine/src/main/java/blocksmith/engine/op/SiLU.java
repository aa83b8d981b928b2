package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;

/// Scales each value by its own sigmoid: `x · sigmoid(x)`.
@About(name = "SiLU", label = "SiLU", category = Category.ACTIVATION, summary = "Scales each value by its own sigmoid: x · sigmoid(x)", keywords = "swish")
public record SiLU() implements Elementwise {

    /// Elfwing et al. 2017, arXiv:1702.03118; as Swish, Ramachandran et al. 2017, arXiv:1710.05941.
    @Override
    public double apply(double x) {
        return x / (1 + Math.exp(-x));
    }

    @Override
    public Operations operations() {
        return new Operations(1, 1, 0, 1, 1);
    }

    @Override
    public OnnxValue onnx(OnnxBody body, OnnxValue x) {
        return body.apply("Mul", x, body.apply("Sigmoid", x));
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.SiLU").leaving(at.channels());
    }
}

package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;

/// The hyperbolic tangent: `(e^x - e^-x) / (e^x + e^-x)`.
@About(name = "Tanh", label = "Tanh", category = Category.ACTIVATION, summary = "The hyperbolic tangent: between -1 and 1", keywords = "hyperbolic")
public record Tanh() implements Elementwise {

    /// PyTorch documentation, torch.nn.Tanh.
    @Override
    public double apply(double x) {
        return Math.tanh(x);
    }

    @Override
    public Operations operations() {
        return new Operations(1, 2, 0, 1, 1);
    }

    @Override
    public OnnxValue onnx(OnnxBody body, OnnxValue x) {
        return body.apply("Tanh", x);
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.Tanh").leaving(at.channels());
    }
}

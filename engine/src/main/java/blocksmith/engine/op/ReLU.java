package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;

/// Replaces negative values by zero: `max(0, x)`.
@About(name = "ReLU", label = "ReLU", category = Category.ACTIVATION, summary = "Replaces negative values by zero: max(0, x)", keywords = "rectifier")
public record ReLU() implements Elementwise {

    /// Nair and Hinton 2010, "Rectified Linear Units Improve Restricted Boltzmann Machines".
    @Override
    public double apply(double x) {
        return Math.max(0, x);
    }

    @Override
    public Operations operations() {
        return Operations.comparisons(1);
    }

    @Override
    public OnnxValue onnx(OnnxBody body, OnnxValue x) {
        return body.apply("Relu", x);
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.ReLU").leaving(at.channels());
    }
}

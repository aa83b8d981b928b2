package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;

/// Squeezes each value into 0 to 1: `1 / (1 + exp(-x))`.
@About(name = "Sigmoid", label = "Sigmoid", category = Category.ACTIVATION, summary = "Squeezes each value into 0 to 1: 1 / (1 + exp(-x))", keywords = "logistic")
public record Sigmoid() implements Elementwise {

    /// The logistic function.
    @Override
    public double apply(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Override
    public Operations operations() {
        return new Operations(0, 1, 0, 1, 1);
    }

    @Override
    public OnnxValue onnx(OnnxBody body, OnnxValue x) {
        return body.apply("Sigmoid", x);
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.Sigmoid").leaving(at.channels());
    }
}

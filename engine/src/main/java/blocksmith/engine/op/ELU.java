package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;

/// ReLU whose negative side falls to `-alpha` along an exponential: `max(0, x) + alpha · (e^min(0, x) - 1)`.
@About(name = "ELU", label = "ELU", category = Category.ACTIVATION, summary = "ReLU whose negative side falls to -alpha along an exponential", keywords = "exponential")
public record ELU(
        @Param(label = "Alpha", help = "How far it falls below zero", fallback = "1", min = 0, max = 100) double alpha) implements Elementwise {

    /// Clevert, Unterthiner, Hochreiter 2015, arXiv:1511.07289, equation 15.
    @Override
    public double apply(double x) {
        return x < 0 ? alpha * Math.expm1(x) : x;
    }

    @Override
    public Operations operations() {
        return new Operations(1, 1, 1, 0, 1);
    }

    @Override
    public OnnxValue onnx(OnnxBody body, OnnxValue x) {
        return body.call("Elu", x).withReal("alpha", alpha).value();
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.ELU").with("alpha", at.value("alpha"), "1.0").leaving(at.channels());
    }
}

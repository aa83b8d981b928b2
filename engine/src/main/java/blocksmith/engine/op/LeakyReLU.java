package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;

/// ReLU that lets a share of what is negative through: `max(0, x) + slope · min(0, x)`.
@About(name = "LeakyReLU", label = "Leaky ReLU", category = Category.ACTIVATION, summary = "ReLU that lets a share of what is negative through", keywords = "leaky")
public record LeakyReLU(
        @Param(label = "Slope", help = "The share of what is negative that passes", fallback = "0.01", min = 0, max = 1) double negativeSlope) implements Elementwise {

    /// Maas, Hannun, Ng 2013, Rectifier Nonlinearities Improve Neural Network Acoustic Models, section 2.
    @Override
    public double apply(double x) {
        return x < 0 ? negativeSlope * x : x;
    }

    @Override
    public Operations operations() {
        return new Operations(1, 0, 1, 0, 0);
    }

    @Override
    public OnnxValue onnx(OnnxBody body, OnnxValue x) {
        return body.call("LeakyRelu", x).withReal("alpha", negativeSlope).value();
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.LeakyReLU").with("negative_slope", at.value("negativeSlope"), "0.01")
                .leaving(at.channels());
    }
}

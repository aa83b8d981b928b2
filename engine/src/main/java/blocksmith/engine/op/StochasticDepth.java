package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchHelper;
import blocksmith.engine.form.TorchSite;

/// Drops a whole branch by chance while training; at inference it is the identity, as [Dropout].
@About(name = "StochasticDepth", label = "Stochastic depth", category = Category.ACTIVATION, summary = "Drops a whole branch by chance while training; passes all on afterwards", keywords = {
    "drop path", "regularization"})
public record StochasticDepth(
        @Param(label = "Probability", help = "The chance that the branch is dropped while training", fallback = "0.2", min = 0, max = 1) double probability) implements Elementwise {
    private static final TorchHelper DROP_SAMPLES = new TorchHelper("StochasticDepth", """
            class StochasticDepth(nn.Module):
                \"""Drops whole samples of a batch while training; passes all on afterwards (Huang et al. 2016).\"""

                def __init__(self, probability: float):
                    super().__init__()
                    self.probability = probability

                def forward(self, x):
                    if not self.training or self.probability == 0:
                        return x
                    keep = 1 - self.probability
                    kept = x.new_empty((x.shape[0],) + (1,) * (x.dim() - 1)).bernoulli_(keep)
                    return x * kept / keep
            """);

    /// Huang et al. 2016, arXiv:1603.09382, section 3, with the branch scaled while training as in torchvision.
    @Override
    public double apply(double x) {
        return x;
    }

    @Override
    public boolean isIdentity() {
        return true;
    }

    @Override
    public Operations operations() {
        return Operations.NONE;
    }

    /// ONNX has no such operator; at inference it is the identity.
    @Override
    public OnnxValue onnx(OnnxBody body, OnnxValue x) {
        return body.apply("Identity", x);
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make(DROP_SAMPLES).with(at.value("probability")).leaving(at.channels());
    }
}

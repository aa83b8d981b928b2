package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;

/// Drops a whole branch by chance while training; at inference it is the identity, as [Dropout].
@About(name = "StochasticDepth", label = "Stochastic depth", category = Category.ACTIVATION, summary = "Drops a whole branch by chance while training; passes all on afterwards", keywords = {
    "drop path", "regularization"})
public record StochasticDepth(
        @Param(label = "Probability", help = "The chance that the branch is dropped while training", fallback = "0.2", min = 0, max = 1) double probability) implements Elementwise {

    /// Huang et al. 2016, arXiv:1603.09382, section 3, with the branch scaled while training as in torchvision.
    @Override
    public double apply(double x) {
        return x;
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
}

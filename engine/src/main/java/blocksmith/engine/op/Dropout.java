package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;

/// Drops elements by chance while training; at inference it is the identity, and takes no time where it follows a layer.
@About(name = "Dropout", label = "Dropout", category = Category.ACTIVATION, summary = "Drops elements by chance while training; passes all on afterwards", keywords = "regularization")
public record Dropout(
        @Param(label = "Probability", help = "The chance that an element is dropped while training", fallback = "0.5", min = 0, max = 1) double probability) implements Elementwise {

    /// Srivastava et al. 2014, JMLR 15, section 4: at test time the network is used without dropout.
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

    @Override
    public OnnxValue onnx(OnnxBody body, OnnxValue x) {
        return body.apply("Dropout", x, body.real(probability));
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.Dropout").with("p", at.value("probability"), "0.5").leaving(at.channels());
    }
}

package blocksmith.engine.op;

import blocksmith.engine.form.OnnxBody;
import blocksmith.engine.form.OnnxValue;
import blocksmith.engine.form.Python;
import blocksmith.engine.form.TorchForm;
import blocksmith.engine.form.TorchSite;

/// Weighs each element by the share of a normal distribution that lies below it: `x · Φ(x)`.
@About(name = "GELU", label = "GELU", category = Category.ACTIVATION, summary = "Weighs each element by the share of a normal distribution that lies below it", keywords = {
    "gaussian", "erf"})
public record GELU(
        @Param(label = "Form", help = "The definition by the error function, or the approximation by tanh", fallback = "exact") Form form) implements Elementwise {
    private static final double SQRT_2_OVER_PI = Math.sqrt(2 / Math.PI);

    /// How Φ is computed.
    public enum Form {
        EXACT, TANH
    }

    /// Hendrycks and Gimpel 2016, arXiv:1606.08415, section 2.
    @Override
    public double apply(double x) {
        return switch (form) {
            case EXACT -> x * Normal.below(x);
            case TANH -> 0.5 * x * (1 + Math.tanh(SQRT_2_OVER_PI * (x + 0.044715 * x * x * x)));
        };
    }

    @Override
    public Operations operations() {
        return switch (form) {
            case EXACT -> new Operations(2, 1, 0, 0, 1);
            case TANH -> new Operations(6, 3, 0, 1, 1);
        };
    }

    /// ONNX has an operator of its own from opset 20 on.
    @Override
    public OnnxValue onnx(OnnxBody body, OnnxValue x) {
        if (body.opset() >= 20) {
            var approximation = form == Form.TANH ? "tanh" : "none";
            return body.call("Gelu", x).with("approximate", approximation).value();
        }
        var share = body.apply("Add", switch (form) {
            case EXACT -> body.apply("Erf", body.apply("Div", x, body.real(Math.sqrt(2))));
            case TANH -> body.apply("Tanh", bent(body, x));
        }, body.real(1));
        return body.apply("Mul", body.apply("Mul", x, body.real(0.5)), share);
    }

    /// `√(2/π) · (x + 0.044715 · x³)`
    private static OnnxValue bent(OnnxBody body, OnnxValue x) {
        var cube = body.apply("Pow", x, body.real(3));
        var sum = body.apply("Add", x, body.apply("Mul", cube, body.real(0.044715)));
        return body.apply("Mul", sum, body.real(SQRT_2_OVER_PI));
    }

    @Override
    public TorchForm torch(Incoming in, TorchSite at) {
        return TorchForm.make("nn.GELU")
                .with("approximate", Python.atom(form == Form.TANH ? "\"tanh\"" : "\"none\""), "\"none\"")
                .leaving(at.channels());
    }
}

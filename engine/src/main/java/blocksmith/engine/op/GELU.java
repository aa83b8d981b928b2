package blocksmith.engine.op;

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
}

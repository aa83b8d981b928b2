package blocksmith.engine.op;

/// Multiplies two tensors element by element. A gate is an image of one pixel (C×1×1), whose channels scale those of the other.
@About(name = "Multiply", label = "Multiply", category = Category.MERGE, keywords = {"product", "scale", "gate",
    "Mul"}, summary = "Multiplies two tensors element by element, or each channel by one number")
public record Multiply() implements Merge {
    private static final Operations ONE = Operations.multiplications(1);

    @Override
    public double apply(double a, double b) {
        return a * b;
    }

    @Override
    public Operations operations() {
        return ONE;
    }
}

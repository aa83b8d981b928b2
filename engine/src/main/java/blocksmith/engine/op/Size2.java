package blocksmith.engine.op;

import java.util.List;

/// A height and a width: a kernel, a stride, a dilation. In documents one number stands for both.
public record Size2(int height, int width) implements ParameterValue {

    public static Size2 of(int both) {
        return new Size2(both, both);
    }

    static Size2 of(Literal literal) {
        return literal instanceof Literal.Sequence(var items)
                ? new Size2(items.getFirst().toInt(), items.getLast().toInt())
                : of(literal.toInt());
    }

    /// One number when both are equal.
    @Override
    public Literal literal() {
        return isSquare() ? new Literal.Whole(height) : Literal.Sequence.of(List.of(height, width));
    }

    public boolean isSquare() {
        return height == width;
    }

    public long area() {
        return (long) height * width;
    }

    /// `3` when both are equal, else `3×1`.
    public String brief() {
        return isSquare() ? Integer.toString(height) : toString();
    }

    /// `3×3`
    @Override
    public String toString() {
        return height + "×" + width;
    }
}

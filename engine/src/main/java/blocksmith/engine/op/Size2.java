package blocksmith.engine.op;

/// A height and a width: a kernel, a stride, a dilation. In documents one number stands for both.
public record Size2(int height, int width) {

    public static Size2 of(int both) {
        return new Size2(both, both);
    }

    public boolean isSquare() {
        return height == width;
    }

    public long area() {
        return (long) height * width;
    }

    /// `3×3`
    @Override
    public String toString() {
        return height + "×" + width;
    }
}

package blocksmith.engine.op;

/// A window moving along one axis of an image, with everything resolved to pixels.
///
/// @param size     pixels along the axis
/// @param kernel   taps of the window
/// @param stride   pixels from one position to the next
/// @param dilation pixels from one tap to the next
/// @param before   padding pixels at the top or left
/// @param after    padding pixels at the bottom or right
public record Sweep(int size, int kernel, int stride, int dilation, int before, int after) {

    /// `ceil(size / stride)` positions, the odd padding pixel at the end.
    static Sweep same(int size, int kernel, int stride, int dilation) {
        int reach = (Math.ceilDiv(size, stride) - 1) * stride + dilation * (kernel - 1) + 1;
        int padding = Math.max(0, reach - size);
        return new Sweep(size, kernel, stride, dilation, padding / 2, padding - padding / 2);
    }

    /// Pixels from the first tap to the last.
    public int span() {
        return dilation * (kernel - 1) + 1;
    }

    /// Pixels with the padding.
    public int padded() {
        return size + before + after;
    }

    public boolean fits() {
        return span() <= padded();
    }

    /// Positions of the window: the pixels that come out.
    public int count() {
        return (padded() - span()) / stride + 1;
    }

    /// The pixel under `tap` at `position`; below 0 or at least [#size] in the padding.
    public int pixel(int position, int tap) {
        return position * stride - before + tap * dilation;
    }

    Span reach() {
        return new Span(-before, kernel, dilation, stride);
    }

    public boolean isInside(int pixel) {
        return pixel >= 0 && pixel < size;
    }

    /// The first position at which `tap` is inside the image.
    public int firstInside(int tap) {
        return Math.clamp(Math.ceilDiv(before - tap * dilation, stride), 0, count());
    }

    /// The position after the last at which `tap` is inside the image; at most [#firstInside] when there is none.
    public int endInside(int tap) {
        return Math.clamp(Math.ceilDiv(size + before - tap * dilation, stride), 0, count());
    }
}

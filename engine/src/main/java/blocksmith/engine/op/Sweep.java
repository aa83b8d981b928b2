package blocksmith.engine.op;

/// A window moving along one axis of an image, with everything resolved to pixels.
///
/// @param size     pixels along the axis
/// @param kernel   taps of the window
/// @param stride   pixels from one position to the next
/// @param dilation pixels from one tap to the next
/// @param before   padding pixels at the top or left
/// @param after    padding pixels at the bottom or right
/// @param beyond   pixels after these that the last window reaches too, where sizes are rounded up
public record Sweep(int size, int kernel, int stride, int dilation, int before, int after, int beyond) {

    public Sweep(int size, int kernel, int stride, int dilation, int before, int after) {
        this(size, kernel, stride, dilation, before, after, 0);
    }

    /// The same with the windows that only begin inside, before the padding at the end.
    Sweep roundedUp() {
        int count = Math.min(Math.ceilDiv(padded() - span(), stride) + 1, Math.ceilDiv(size + before, stride));
        int reached = (count - 1) * stride + span();
        return new Sweep(size, kernel, stride, dilation, before, after, Math.max(0, reached - padded()));
    }

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
        return size + before + after + beyond;
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

    /// How many pixels of image and padding the window at `position` covers.
    public int covered(int position) {
        return Math.min(position * stride + span(), size + before + after) - position * stride;
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

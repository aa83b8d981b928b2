package blocksmith.engine.op;

/// The input pixels that one output pixel looks at, along one axis: output `o` looks at `taps` pixels, `dilation` apart,
/// from `o·stride + first` on.
///
/// @param first    the first pixel of output 0; negative in the padding
/// @param taps     how many pixels it looks at
/// @param dilation pixels from one tap to the next
/// @param stride   pixels from the window of one output to that of the next
public record Span(int first, int taps, int dilation, int stride) {
    static final Span POINT = new Span(0, 1, 1, 1);

    /// The last pixel of output 0.
    public int last() {
        return first + length() - 1;
    }

    /// Pixels from the first tap to the last, both included.
    public int length() {
        return (taps - 1) * dilation + 1;
    }
}

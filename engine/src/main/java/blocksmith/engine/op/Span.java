package blocksmith.engine.op;

/// The input pixels that one output pixel looks at, along one axis: output `o` looks at those of the `taps` places
/// `(o·stride + first + i·dilation) / per` that are whole numbers; all of them where `per` is 1.
///
/// @param first    the first place of output 0; negative in the padding
/// @param taps     how many places it looks at
/// @param dilation from one place to the next
/// @param stride   from the places of one output to those of the next
/// @param per      places a pixel: more than 1 where the output has more pixels than the input
public record Span(int first, int taps, int dilation, int stride, int per) {
    static final Span POINT = new Span(0, 1, 1, 1);

    public Span(int first, int taps, int dilation, int stride) {
        this(first, taps, dilation, stride, 1);
    }

    /// One pixel for each `factor` outputs.
    static Span repeated(int factor) {
        return new Span(1 - factor, factor, 1, 1, factor);
    }

    /// The last place of output 0.
    public int last() {
        return first + length() - 1;
    }

    /// Places from the first tap to the last, both included.
    public int length() {
        return (taps - 1) * dilation + 1;
    }
}

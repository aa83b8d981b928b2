package blocksmith.engine.op;

/// The input pixels that one output pixel looks at, along one axis: output `o` at the pixels from
/// `o·stride + first` to `o·stride + last`, both included.
///
/// @param first  the first pixel of output 0; negative in the padding
/// @param last   the last pixel of output 0
/// @param stride pixels from the window of one output to that of the next
public record Span(long first, long last, long stride) {
    static final Span POINT = new Span(0, 0, 1);
}

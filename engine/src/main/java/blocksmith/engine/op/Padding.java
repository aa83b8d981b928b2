package blocksmith.engine.op;

/// How far a window may reach over each edge of an image.
public sealed interface Padding {

    /// As much as makes the output `ceil(input / stride)` pixels, the odd pixel at the bottom and right
    /// (TensorFlow's `SAME`, ONNX's `SAME_UPPER`).
    record Same() implements Padding {
    }

    /// The same number of rows above and below, of columns left and right.
    record Fixed(Size2 size) implements Padding {
    }
}

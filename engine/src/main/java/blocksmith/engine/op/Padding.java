package blocksmith.engine.op;

/// How far a window may reach over each edge of an image.
public sealed interface Padding extends ParameterValue {

    /// As much as makes the output `ceil(input / stride)` pixels, the odd pixel at the bottom and right
    /// (TensorFlow's `SAME`, ONNX's `SAME_UPPER`).
    record Same() implements Padding {
    }

    /// The same number of rows above and below, of columns left and right.
    record Fixed(Size2 size) implements Padding {
    }

    static Padding of(Literal literal) {
        return literal instanceof Literal.Word ? new Same() : new Fixed(Size2.of(literal));
    }

    @Override
    default Literal literal() {
        return switch (this) {
            case Same() -> new Literal.Word("same");
            case Fixed(var size) -> size.literal();
        };
    }
}

package blocksmith.engine.onnx;

/// A version of ONNX's operators.
///
/// @param number from [#LEAST] to [#MOST]
public record Opset(int number) {
    public static final int LEAST = 13;
    public static final int MOST = 23;
    /// The newest that most readers of models know.
    public static final Opset COMMON = new Opset(17);

    public Opset {
        if (number < LEAST || number > MOST) {
            throw new IllegalArgumentException("No opset from " + LEAST + " to " + MOST + ": " + number);
        }
    }

    /// The version of the file format that came with it: ONNX, docs/Versioning.md, Released Versions.
    int irVersion() {
        if (number < 15) {
            return 7;
        }
        return number < 19 ? 8 : number < 21 ? 9 : number < 23 ? 10 : 11;
    }
}

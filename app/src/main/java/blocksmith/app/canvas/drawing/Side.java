package blocksmith.app.canvas.drawing;

/// The side of a node: inputs stand at its left, outputs at its right.
public enum Side {
    INPUT, OUTPUT
}

package blocksmith.app.canvas.drawing;

import blocksmith.app.canvas.geometry.WirePath;

/// A wire on the canvas, known by the input that it ends at.
///
/// @param shape what flows, without the batch; empty while it is not known
public record DrawnWire(PortKey from, PortKey to, WirePath path, String shape, Role role) {

    /// What a wire is for.
    public enum Role {
        PLAIN,
        /// It leads past what the other wires of its merge went through.
        SHORTCUT
    }

    public String label() {
        return role == Role.SHORTCUT && !path.isDirect() && !shape.isEmpty() ? "shortcut " + shape : shape;
    }

    DrawnWire along(WirePath other) {
        return new DrawnWire(from, to, other, shape, role);
    }
}

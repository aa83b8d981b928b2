package blocksmith.engine.design;

/// The upper left corner of a node on the canvas, in pixels at scale 1.
public record Point(int x, int y) {

    public Point plus(int dx, int dy) {
        return new Point(x + dx, y + dy);
    }

    /// The nearest point on the canvas, which ends a million pixels from its origin.
    Point onCanvas() {
        return new Point(Math.clamp(x, -Limits.CANVAS, Limits.CANVAS), Math.clamp(y, -Limits.CANVAS, Limits.CANVAS));
    }
}

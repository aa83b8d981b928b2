package blocksmith.engine.design;

/// The upper left corner of a node on the canvas, in pixels at scale 1.
public record Point(int x, int y) {

    public Point plus(int dx, int dy) {
        return new Point(x + dx, y + dy);
    }
}

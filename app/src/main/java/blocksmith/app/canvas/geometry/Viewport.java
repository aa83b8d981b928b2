package blocksmith.app.canvas.geometry;

import javafx.geometry.Point2D;

/// What part of the canvas is seen, and how large.
///
/// The scale goes in steps, a quarter of a doubling each: a pinch or a turned wheel then stays on few scales, and what is
/// drawn once for a scale can be used again.
///
/// @param level steps above the scale 1, which is level 0
/// @param x     where the canvas' origin is seen, in pixels from the left of the view
/// @param y     the same from the top
public record Viewport(int level, double x, double y) {
    public static final int LOWEST = -16;
    public static final int HIGHEST = 8;
    public static final Viewport START = new Viewport(0, 0, 0);

    private static final int STEPS_PER_DOUBLING = 4;

    public Viewport {
        level = Math.clamp(level, LOWEST, HIGHEST);
    }

    public double scale() {
        return scale(level);
    }

    private static double scale(int level) {
        return Math.pow(2, (double) level / STEPS_PER_DOUBLING);
    }

    public Point2D toWorld(Point2D screen) {
        return new Point2D((screen.getX() - x) / scale(), (screen.getY() - y) / scale());
    }

    public Point2D toScreen(Point2D world) {
        return new Point2D(world.getX() * scale() + x, world.getY() * scale() + y);
    }

    public Box toScreen(Box world) {
        return new Box(world.x() * scale() + x, world.y() * scale() + y, world.width() * scale(),
                world.height() * scale());
    }

    public Box toWorld(Box screen) {
        return new Box((screen.x() - x) / scale(), (screen.y() - y) / scale(), screen.width() / scale(),
                screen.height() / scale());
    }

    /// The part of the canvas that a view of this size shows.
    public Box visible(double width, double height) {
        return toWorld(new Box(0, 0, width, height));
    }

    public Viewport panned(double dx, double dy) {
        return new Viewport(level, x + dx, y + dy);
    }

    /// Larger by so many steps, or smaller: what is under the pointer stays there.
    public Viewport zoomedAt(Point2D pointer, int steps) {
        return atLevel(level + steps, pointer);
    }

    public Viewport atLevel(int target, Point2D pointer) {
        var world = toWorld(pointer);
        double scale = scale(Math.clamp(target, LOWEST, HIGHEST));
        return new Viewport(target, pointer.getX() - world.getX() * scale, pointer.getY() - world.getY() * scale);
    }

    /// Changed as another was that changed from `from` to `to`: panned as far, and zoomed at the same point of the view.
    public Viewport following(Viewport from, Viewport to) {
        double growth = to.scale() / from.scale();
        return new Viewport(level + to.level - from.level, to.x + (x - from.x) * growth,
                to.y + (y - from.y) * growth);
    }

    /// All of `content` in the middle of `area`, as large as it can be, though no larger than it is.
    ///
    /// @param area the part of the view that nothing else lies over, in its pixels
    public static Viewport fitting(Box content, Box area) {
        double room = Math.min(area.width() / content.width(), area.height() / content.height());
        int level = room >= 1 ? 0 : Math.clamp((long) levelBelow(room), LOWEST, 0);
        double scale = scale(level);
        return new Viewport(level, Math.round(area.centerX() - content.centerX() * scale),
                Math.round(area.centerY() - content.centerY() * scale));
    }

    private static double levelBelow(double scale) {
        return Math.floor(STEPS_PER_DOUBLING * Math.log(scale) / Math.log(2));
    }

    /// Brings `content` into `area` by the shortest way; the same viewport when it is there.
    public Viewport revealing(Box content, Box area) {
        var seen = toScreen(content);
        return panned(
                shift(seen.x(), seen.right(), area.x(), area.right()),
                shift(seen.y(), seen.bottom(), area.y(), area.bottom()));
    }

    private static double shift(double from, double to, double low, double high) {
        if (from < low) {
            return low - from;
        }
        return to > high ? Math.max(high - to, low - from) : 0;
    }
}

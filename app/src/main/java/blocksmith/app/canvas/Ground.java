package blocksmith.app.canvas;

import blocksmith.app.canvas.geometry.Viewport;
import blocksmith.app.theme.ColorToken;
import blocksmith.app.theme.ThemeColors;
import javafx.scene.canvas.Canvas;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// The dotted ground. Dots keep their distance in the view within a doubling, so that they neither crowd nor vanish.
/// They are painted once for a scale; panning shifts what is painted, by less than the distance of two dots.
final class Ground extends Canvas {
    private static final double DISTANCE = 22;
    private static final double DOT = 2.2;

    private @Nullable Painted painted;

    /// What the dots were painted for.
    private record Painted(double width, double height, double distance, Color color) {
    }

    Ground() {
        setMouseTransparent(true);
    }

    /// @param width of the view
    void show(Viewport viewport, double width, double height, ThemeColors colors) {
        double distance = distance(viewport.scale());
        var wanted = new Painted(width, height, distance, colors.get(ColorToken.CANVAS_DOT));
        if (!wanted.equals(painted)) {
            painted = wanted;
            paint(wanted);
        }
        setTranslateX(shift(viewport.x(), distance));
        setTranslateY(shift(viewport.y(), distance));
    }

    private static double distance(double scale) {
        double distance = DISTANCE * scale;
        while (distance < DISTANCE * 0.7) {
            distance *= 2;
        }
        return distance;
    }

    private void paint(Painted wanted) {
        setWidth(wanted.width() + 2 * wanted.distance());
        setHeight(wanted.height() + 2 * wanted.distance());
        var graphics = getGraphicsContext2D();
        graphics.clearRect(0, 0, getWidth(), getHeight());
        graphics.setFill(wanted.color());
        for (double y = wanted.distance() / 2; y < getHeight(); y += wanted.distance()) {
            for (double x = wanted.distance() / 2; x < getWidth(); x += wanted.distance()) {
                graphics.fillOval(x - DOT / 2, y - DOT / 2, DOT, DOT);
            }
        }
    }

    private static double shift(double offset, double distance) {
        return offset - distance * Math.ceil(offset / distance);
    }
}

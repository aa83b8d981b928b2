package blocksmith.app.canvas;

import blocksmith.app.canvas.geometry.Viewport;
import blocksmith.app.theme.ColorToken;
import blocksmith.app.theme.ThemeColors;
import javafx.scene.canvas.Canvas;

/// The dotted ground. Dots keep their distance in the view within a doubling, so that they neither crowd nor vanish.
final class Ground extends Canvas {
    private static final double DISTANCE = 22;
    private static final double DOT = 2.2;

    Ground() {
        setMouseTransparent(true);
    }

    void paint(Viewport viewport, ThemeColors colors) {
        var graphics = getGraphicsContext2D();
        graphics.clearRect(0, 0, getWidth(), getHeight());
        graphics.setFill(colors.get(ColorToken.CANVAS_DOT));
        double distance = DISTANCE * viewport.scale();
        while (distance < DISTANCE * 0.7) {
            distance *= 2;
        }
        for (double y = start(viewport.y(), distance); y < getHeight(); y += distance) {
            for (double x = start(viewport.x(), distance); x < getWidth(); x += distance) {
                graphics.fillOval(x, y, DOT, DOT);
            }
        }
    }

    private static double start(double offset, double distance) {
        double rest = (offset + distance / 2) % distance;
        return (rest > 0 ? rest - distance : rest) - DOT / 2;
    }
}

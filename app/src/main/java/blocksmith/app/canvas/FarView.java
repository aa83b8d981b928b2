package blocksmith.app.canvas;

import blocksmith.app.canvas.drawing.Drawing;
import blocksmith.app.canvas.drawing.DrawnNode;
import blocksmith.app.canvas.drawing.DrawnWire;
import blocksmith.app.canvas.geometry.Box;
import blocksmith.app.canvas.geometry.Viewport;
import blocksmith.app.theme.ColorToken;
import blocksmith.app.theme.Fonts;
import blocksmith.app.theme.ThemeColors;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// All nodes as plain boxes and all wires as lines, on one canvas: for scales at which words cannot be read. It is painted
/// for more than is seen, so that panning mostly shifts what is painted.
final class FarView extends Canvas {
    /// Pixels painted beyond each edge of the view.
    private static final double MARGIN = 320;
    /// Pixels that a sign is wide and high.
    private static final double MARK = 13;

    private @Nullable Painted painted;

    /// What was painted, and for which view.
    private record Painted(Drawing drawing, Emphasis emphasis, ThemeColors colors, Viewport viewport, double width,
            double height) {
        boolean suits(Painted wanted) {
            return wanted.viewport.level() == viewport.level() && wanted.width == width && wanted.height == height
                    && Math.abs(wanted.viewport.x() - viewport.x()) <= MARGIN
                    && Math.abs(wanted.viewport.y() - viewport.y()) <= MARGIN && wanted.colors.equals(colors)
                    && wanted.emphasis.equals(emphasis) && wanted.drawing.equals(drawing);
        }
    }

    FarView() {
        setMouseTransparent(true);
    }

    /// @param width of the view
    void show(Drawing drawing, Viewport viewport, Emphasis emphasis, ThemeColors colors, double width,
            double height) {
        var wanted = new Painted(drawing, emphasis, colors, viewport, width, height);
        var last = painted;
        if (last == null || !last.suits(wanted)) {
            paint(wanted);
            painted = wanted;
            last = wanted;
        }
        setTranslateX(viewport.x() - last.viewport.x() - MARGIN);
        setTranslateY(viewport.y() - last.viewport.y() - MARGIN);
    }

    private void paint(Painted wanted) {
        setWidth(wanted.width + 2 * MARGIN);
        setHeight(wanted.height + 2 * MARGIN);
        var graphics = getGraphicsContext2D();
        graphics.clearRect(0, 0, getWidth(), getHeight());
        var viewport = wanted.viewport.panned(MARGIN, MARGIN);
        var visible = viewport.visible(getWidth(), getHeight());
        graphics.setLineWidth(1);
        for (var wire : wanted.drawing.wires().values()) {
            if (wire.path().bounds().grown(1).intersects(visible)) {
                stroke(graphics, wire, viewport, wanted.colors);
            }
        }
        for (var node : wanted.drawing.nodes().values()) {
            if (node.box().intersects(visible)) {
                fill(graphics, node, viewport.toScreen(node.box()), wanted.colors);
                outline(graphics, node, viewport.toScreen(node.box()), wanted);
                mark(graphics, node, viewport.toScreen(node.box()), wanted);
            }
        }
    }

    private static void stroke(GraphicsContext graphics, DrawnWire wire, Viewport viewport, ThemeColors colors) {
        graphics.setStroke(colors.get(wire.role() == DrawnWire.Role.SHORTCUT ? ColorToken.MERGE : ColorToken.WIRE));
        var points = wire.path().points().stream().map(viewport::toScreen).toList();
        graphics.strokePolyline(
                points.stream().mapToDouble(Point2D::getX).toArray(),
                points.stream().mapToDouble(Point2D::getY).toArray(),
                points.size());
    }

    private static void fill(GraphicsContext graphics, DrawnNode node, Box box, ThemeColors colors) {
        graphics.setFill(colors.get(ColorToken.of(node.face().category())));
        graphics.fillRoundRect(box.x(), box.y(), box.width(), box.height(), 4, 4);
    }

    private static void outline(GraphicsContext graphics, DrawnNode node, Box box, Painted wanted) {
        if (wanted.emphasis.selection().contains(node.id())) {
            graphics.setStroke(wanted.colors.get(ColorToken.ACCENT));
            graphics.setLineWidth(2);
            graphics.strokeRoundRect(box.x() - 2, box.y() - 2, box.width() + 4, box.height() + 4, 6, 6);
            graphics.setLineWidth(1);
        }
    }

    /// The sign in a box of its colour, on the node's upper left corner.
    private static void mark(GraphicsContext graphics, DrawnNode node, Box box, Painted wanted) {
        var mark = wanted.emphasis.marks().get(node.id());
        if (mark != null) {
            double half = MARK / 2;
            graphics.setFill(wanted.colors.get(ColorToken.CANVAS));
            graphics.fillRoundRect(box.x() - half - 1, box.y() - half - 1, MARK + 2, MARK + 2, 5, 5);
            graphics.setFill(wanted.colors.get(mark.color()));
            graphics.fillRoundRect(box.x() - half, box.y() - half, MARK, MARK, 4, 4);
            graphics.setFill(wanted.colors.get(ColorToken.CANVAS));
            graphics.setFont(Font.font(Fonts.SEMI_BOLD, 11));
            graphics.setTextAlign(TextAlignment.CENTER);
            graphics.setTextBaseline(VPos.CENTER);
            graphics.fillText(mark.sign(), box.x(), box.y());
        }
    }
}

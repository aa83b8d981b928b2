package blocksmith.app.canvas;

import blocksmith.app.canvas.drawing.Drawing;
import blocksmith.app.canvas.drawing.DrawnNode;
import blocksmith.app.canvas.drawing.DrawnWire;
import blocksmith.app.canvas.geometry.Box;
import blocksmith.app.canvas.geometry.Viewport;
import blocksmith.app.theme.ColorToken;
import blocksmith.app.theme.ThemeColors;
import blocksmith.engine.problem.NodeId;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/// All nodes as plain boxes and all wires as lines, on one canvas: for scales at which words cannot be read.
final class FarView extends Canvas {
    FarView() {
        setMouseTransparent(true);
    }

    void paint(Drawing drawing, Viewport viewport, Set<NodeId> selection, ThemeColors colors) {
        var graphics = getGraphicsContext2D();
        graphics.clearRect(0, 0, getWidth(), getHeight());
        var visible = viewport.visible(getWidth(), getHeight());
        graphics.setLineWidth(1);
        for (var wire : drawing.wires().values()) {
            if (wire.path().bounds().grown(1).intersects(visible)) {
                stroke(graphics, wire, viewport, colors);
            }
        }
        for (var node : drawing.nodes().values()) {
            if (node.box().intersects(visible)) {
                fill(graphics, node, viewport.toScreen(node.box()), colors);
                outline(graphics, node, viewport.toScreen(node.box()), selection, colors);
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

    private static void outline(GraphicsContext graphics, DrawnNode node, Box box, Set<NodeId> selection,
            ThemeColors colors) {
        if (selection.contains(node.id())) {
            graphics.setStroke(colors.get(ColorToken.ACCENT));
            graphics.setLineWidth(2);
            graphics.strokeRoundRect(box.x() - 2, box.y() - 2, box.width() + 4, box.height() + 4, 6, 6);
            graphics.setLineWidth(1);
        }
    }
}

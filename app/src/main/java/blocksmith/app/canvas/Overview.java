package blocksmith.app.canvas;

import blocksmith.app.canvas.drawing.Drawing;
import blocksmith.app.canvas.drawing.DrawnNode;
import blocksmith.app.canvas.geometry.Box;
import blocksmith.app.theme.ColorToken;
import blocksmith.app.theme.StyleClass;
import blocksmith.app.theme.ThemeColors;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The whole design in a corner, with what is seen of it; a press there brings that place to the middle.
final class Overview extends Region {
    static final double WIDTH = 150;
    static final double HEIGHT = 84;
    private static final double INSET = 6;

    private final Canvas picture = new Canvas(WIDTH, HEIGHT);
    private final Rectangle seen = StyleClass.OVERVIEW_SEEN.on(new Rectangle());
    private Drawing painted = Drawing.EMPTY;
    private Optional<ThemeColors> paintedIn = Optional.empty();
    private Box whole = new Box(0, 0, 1, 1);

    /// @param look told of the point of the canvas that is to be in the middle
    Overview(Consumer<Point2D> look) {
        StyleClass.OVERVIEW.on(this);
        setId("overview");
        setAccessibleText("Overview of the whole design");
        getChildren().addAll(picture, seen);
        setClip(new Rectangle(WIDTH, HEIGHT));
        setManaged(false);
        addEventHandler(MouseEvent.ANY, event -> {
            if (event.getEventType() == MouseEvent.MOUSE_PRESSED || event.getEventType() == MouseEvent.MOUSE_DRAGGED) {
                look.accept(toWorld(event));
            }
            event.consume();
        });
    }

    /// It is out of the way where it would cover nodes of a design that is seen as a whole anyway.
    ///
    /// @param part    the part of the canvas that is visible
    /// @param covered the part of the canvas that it stands on
    void show(Drawing drawing, Box part, Box covered, ThemeColors colors) {
        if (!drawing.nodes().equals(painted.nodes()) || paintedIn.filter(colors::equals).isEmpty()) {
            painted = drawing;
            paintedIn = Optional.of(colors);
            paint(drawing, colors);
        }
        setVisible(!drawing.nodes().isEmpty() && !(part.contains(whole) && covers(drawing, covered)));
        var frame = toPicture(part).within(new Box(0, 0, WIDTH, HEIGHT));
        seen.setX(frame.x());
        seen.setY(frame.y());
        seen.setWidth(frame.width());
        seen.setHeight(frame.height());
    }

    private static boolean covers(Drawing drawing, Box covered) {
        return drawing.nodes().values().stream().anyMatch(node -> node.box().intersects(covered));
    }

    private void paint(Drawing drawing, ThemeColors colors) {
        whole = drawing.bounds().orElse(whole);
        picture.getGraphicsContext2D().clearRect(0, 0, WIDTH, HEIGHT);
        drawing.nodes().values().forEach(node -> fill(picture.getGraphicsContext2D(), node, colors));
    }

    private void fill(GraphicsContext graphics, DrawnNode node, ThemeColors colors) {
        var box = toPicture(node.box());
        graphics.setFill(colors.get(ColorToken.of(node.face().category())));
        graphics.fillRoundRect(box.x(), box.y(), Math.max(1, box.width()), Math.max(1, box.height()), 2, 2);
    }

    private double scale() {
        return Math.min((WIDTH - 2 * INSET) / whole.width(), (HEIGHT - 2 * INSET) / whole.height());
    }

    private Box toPicture(Box world) {
        return new Box(WIDTH / 2 + (world.x() - whole.centerX()) * scale(),
                HEIGHT / 2 + (world.y() - whole.centerY()) * scale(), world.width() * scale(),
                world.height() * scale());
    }

    private Point2D toWorld(MouseEvent event) {
        return new Point2D(whole.centerX() + (event.getX() - WIDTH / 2) / scale(),
                whole.centerY() + (event.getY() - HEIGHT / 2) / scale());
    }
}

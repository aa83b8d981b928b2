package blocksmith.app.canvas.gesture;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Gives each press to the gesture that it is for, and follows the drag that it begins. Escape cancels a drag.
public final class Drags {
    private final Surface surface;
    private final List<Gesture> gestures;
    private @Nullable Drag current;
    private Press.Space space = Press.Space.UP;

    private Drags(Surface surface) {
        this.surface = surface;
        this.gestures = List.of(
                // before all others: it works wherever the pointer is
                new PanByDrag(surface),
                // ports lie on the edges of nodes, so they come before them
                new LeadWire(surface),
                new MoveNodes(surface),
                new SelectWire(surface),
                new SelectByBand(surface));
    }

    public static void install(Node view, Surface surface) {
        var drags = new Drags(surface);
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, drags::press);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, drags::drag);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, drags::release);
        view.addEventHandler(KeyEvent.KEY_PRESSED, drags::keyPressed);
        view.addEventHandler(KeyEvent.KEY_RELEASED, drags::keyReleased);
    }

    private void press(MouseEvent event) {
        if (current == null) {
            var view = point(event);
            var world = surface.viewport().toWorld(view);
            var hit = surface.drawing().at(world, LeadWire.REACH / 1.4 / surface.viewport().scale());
            var press = new Press(event, view, world, hit, space);
            current = gestures.stream()
                    .map(gesture -> gesture.begin(press))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(null);
        }
    }

    private void drag(MouseEvent event) {
        if (current != null) {
            current.to(point(event));
        }
    }

    private void release(MouseEvent event) {
        if (current != null && !event.isPrimaryButtonDown() && !event.isMiddleButtonDown()) {
            var ended = current;
            current = null;
            ended.drop();
        }
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) {
            space = Press.Space.DOWN;
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && current != null) {
            current.cancel();
            current = null;
            event.consume();
        }
    }

    private void keyReleased(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) {
            space = Press.Space.UP;
        }
    }

    private static Point2D point(MouseEvent event) {
        return new Point2D(event.getX(), event.getY());
    }
}

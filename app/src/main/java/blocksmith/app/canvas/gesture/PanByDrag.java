package blocksmith.app.canvas.gesture;

import blocksmith.app.canvas.geometry.Viewport;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;

/// The middle button, or any with the space bar down, holds the canvas itself.
public final class PanByDrag implements Gesture {
    private final Surface surface;

    public PanByDrag(Surface surface) {
        this.surface = surface;
    }

    @Override
    public Optional<Drag> begin(Press press) {
        return press.event().getButton() == MouseButton.MIDDLE || press.space() == Press.Space.DOWN
                ? Optional.of(new Pan(press.view(), surface.viewport()))
                : Optional.empty();
    }

    private final class Pan implements Drag {
        private final Point2D start;
        private final Viewport before;

        Pan(Point2D start, Viewport before) {
            this.start = start;
            this.before = before;
        }

        @Override
        public void to(Point2D view) {
            surface.look(before.panned(view.getX() - start.getX(), view.getY() - start.getY()));
        }

        @Override
        public void drop() {
            // the canvas is already where it was dragged to
        }

        @Override
        public void cancel() {
            surface.look(before);
        }
    }
}

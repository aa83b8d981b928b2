package blocksmith.app.canvas.gesture;

import blocksmith.app.canvas.drawing.Hit;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;

/// A click on a wire selects it, so that it can be deleted.
public final class SelectWire implements Gesture {
    private final Surface surface;

    public SelectWire(Surface surface) {
        this.surface = surface;
    }

    @Override
    public Optional<Drag> begin(Press press) {
        if (press.hit() instanceof Hit.OnWire(var wire) && press.event().getButton() == MouseButton.PRIMARY) {
            surface.selectWire(wire.to());
            return Optional.of(new Held());
        }
        return Optional.empty();
    }

    /// A wire is led by its ends, not by its middle: dragging it there does nothing.
    private static final class Held implements Drag {
        @Override
        public void to(Point2D view) {
        }

        @Override
        public void drop() {
        }

        @Override
        public void cancel() {
        }
    }
}

package blocksmith.app.canvas.gesture;

import blocksmith.app.canvas.drawing.Hit;
import blocksmith.app.canvas.geometry.Box;
import blocksmith.engine.problem.NodeId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;

/// A drag over empty ground selects what it touches, with Shift in addition to what is selected. A click there selects
/// nothing.
public final class SelectByBand implements Gesture {
    private final Surface surface;

    public SelectByBand(Surface surface) {
        this.surface = surface;
    }

    @Override
    public Optional<Drag> begin(Press press) {
        if (!(press.hit() instanceof Hit.OnGround) || press.event().getButton() != MouseButton.PRIMARY) {
            return Optional.empty();
        }
        var before = surface.session().selectionProperty().get();
        var kept = press.event().isShiftDown() ? before : Set.<NodeId>of();
        surface.deselectWire();
        surface.session().select(kept);
        return Optional.of(new Band(press.world(), before, kept));
    }

    private final class Band implements Drag {
        private final Point2D start;
        private final Set<NodeId> before;
        private final Set<NodeId> kept;

        Band(Point2D start, Set<NodeId> before, Set<NodeId> kept) {
            this.start = start;
            this.before = before;
            this.kept = kept;
        }

        @Override
        public void to(Point2D view) {
            var box = Box.between(start, surface.viewport().toWorld(view));
            var touched = new HashSet<>(kept);
            touched.addAll(surface.drawing().nodesIn(box));
            surface.session().select(touched);
            surface.preview(new Preview.Band(box));
        }

        @Override
        public void drop() {
            surface.preview(new Preview.Nothing());
        }

        @Override
        public void cancel() {
            surface.preview(new Preview.Nothing());
            surface.session().select(before);
        }
    }
}

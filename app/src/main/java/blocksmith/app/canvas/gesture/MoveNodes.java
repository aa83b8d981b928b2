package blocksmith.app.canvas.gesture;

import blocksmith.app.canvas.drawing.Drawing;
import blocksmith.app.canvas.drawing.DrawnNode;
import blocksmith.app.canvas.drawing.DrawnWire;
import blocksmith.app.canvas.drawing.Hit;
import blocksmith.app.canvas.geometry.Grid;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Point;
import blocksmith.engine.problem.NodeId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;

/// A press on a node selects it, with Shift in turn with the others; a drag moves all that is selected. The move is
/// shown while it lasts, and becomes one edit at its end.
public final class MoveNodes implements Gesture {
    /// A hand is not still when it clicks.
    private static final double TREMBLE = 3;

    private final Surface surface;

    public MoveNodes(Surface surface) {
        this.surface = surface;
    }

    @Override
    public Optional<Drag> begin(Press press) {
        if (!(press.hit() instanceof Hit.OnNode(var node)) || press.event().getButton() != MouseButton.PRIMARY) {
            return Optional.empty();
        }
        surface.deselectWire();
        select(node.id(), press.event().isShiftDown() ? Kind.TOGGLE : Kind.ALONE);
        return Optional.of(new Move(press.view(), node, surface.session().selectionProperty().get()));
    }

    private enum Kind {
        ALONE, TOGGLE
    }

    /// A press on one of several selected nodes keeps them: they are about to be dragged.
    private void select(NodeId id, Kind kind) {
        var selection = new HashSet<>(surface.session().selectionProperty().get());
        boolean selected = selection.contains(id);
        if (kind == Kind.ALONE && !selected) {
            selection.clear();
        }
        if (kind == Kind.TOGGLE && selected) {
            selection.remove(id);
        } else {
            selection.add(id);
        }
        surface.session().select(selection);
    }

    private final class Move implements Drag {
        private final Point2D start;
        private final DrawnNode held;
        private final Set<NodeId> moving;
        private final Drawing before = surface.drawing();
        private Point2D shift = Point2D.ZERO;
        private boolean moved;

        Move(Point2D start, DrawnNode held, Set<NodeId> moving) {
            this.start = start;
            this.held = held;
            this.moving = moving;
        }

        @Override
        public void to(Point2D view) {
            moved |= view.distance(start) > TREMBLE;
            if (moved && moving.contains(held.id())) {
                shift = snapped(view.subtract(start).multiply(1 / surface.viewport().scale()));
                surface.preview(new Preview.Changed(before.moved(moving, shift.getX(), shift.getY())));
            }
        }

        private Point2D snapped(Point2D free) {
            var box = held.box();
            return new Point2D(Grid.snap(box.x() + free.getX()) - box.x(),
                    Grid.snapDown(box.y(), free.getY(), slopes()));
        }

        /// How far the held node's ports lie below the other ends of their wires, those that do not move with it.
        private List<Double> slopes() {
            return before.wires().values().stream().flatMap(wire -> slope(wire).stream()).toList();
        }

        private Optional<Double> slope(DrawnWire wire) {
            double fall = wire.path().end().getY() - wire.path().start().getY();
            if (wire.to().node().equals(held.id()) && !moving.contains(wire.from().node())) {
                return Optional.of(fall);
            }
            return wire.from().node().equals(held.id()) && !moving.contains(wire.to().node())
                    ? Optional.of(-fall)
                    : Optional.empty();
        }

        @Override
        public void drop() {
            surface.preview(new Preview.Nothing());
            if (!shift.equals(Point2D.ZERO)) {
                surface.session().edit(new Edit.MoveNodes(targets()));
            }
        }

        private HashMap<NodeId, Point> targets() {
            var targets = new HashMap<NodeId, Point>();
            for (var id : moving) {
                before.node(id).ifPresent(node -> targets.put(id, new Point(
                        (int) Math.round(node.box().x() + shift.getX()),
                        (int) Math.round(node.box().y() + shift.getY()))));
            }
            return targets;
        }

        @Override
        public void cancel() {
            surface.preview(new Preview.Nothing());
        }
    }
}

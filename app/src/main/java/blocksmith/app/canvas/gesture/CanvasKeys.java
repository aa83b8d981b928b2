package blocksmith.app.canvas.gesture;

import blocksmith.app.canvas.drawing.Hit;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.Point;
import blocksmith.engine.problem.NodeId;
import java.util.HashMap;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Keys while the canvas has the focus: Delete, Tab for an operator, arrows to nudge, Escape to let go. A double click on
/// empty ground does what Tab does; one on a node that stands for a design steps into it.
public final class CanvasKeys {
    private static final int NUDGE = 4;
    private static final int FAR_NUDGE = 20;

    private final Surface surface;
    private Point2D pointer = new Point2D(200, 160);

    private CanvasKeys(Surface surface) {
        this.surface = surface;
    }

    public static void install(Node view, Surface surface) {
        var keys = new CanvasKeys(surface);
        view.addEventHandler(KeyEvent.KEY_PRESSED, keys::press);
        view.addEventHandler(MouseEvent.MOUSE_MOVED, event -> keys.pointer = new Point2D(event.getX(), event.getY()));
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, keys::click);
    }

    private void click(MouseEvent event) {
        var view = new Point2D(event.getX(), event.getY());
        boolean doubled = event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY;
        if (doubled) {
            switch (surface.drawing().at(surface.viewport().toWorld(view), LeadWire.REACH)) {
                case Hit.OnGround _ -> surface.offerOperators(view);
                case Hit.OnNode(var node) -> surface.session().stepInto(node.id());
                case Hit.OnPort _,Hit.OnWire _ -> {
                }
            }
        }
    }

    /// Escape that ended a drag lets go of nothing else. With Alt, arrows are the menus', such as for stepping out.
    private void press(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isConsumed()) {
            return;
        }
        int step = event.isShiftDown() ? FAR_NUDGE : NUDGE;
        switch (event.getCode()) {
            case DELETE, BACK_SPACE -> delete();
            case TAB -> surface.offerOperators(pointer);
            case ESCAPE -> letGo();
            case LEFT -> nudge(-step, 0);
            case RIGHT -> nudge(step, 0);
            case UP -> nudge(0, -step);
            case DOWN -> nudge(0, step);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void delete() {
        surface.selectedWire().ifPresentOrElse(
                input -> surface.session().edit(new Edit.Disconnect(input.node(), input.port())),
                surface.session()::deleteSelection);
        surface.deselectWire();
    }

    private void letGo() {
        surface.deselectWire();
        surface.session().select(Set.of());
    }

    private void nudge(int dx, int dy) {
        var targets = new HashMap<NodeId, Point>();
        for (var id : surface.session().selectionProperty().get()) {
            surface.drawing().node(id).ifPresent(
                    node -> targets.put(id, new Point((int) node.box().x(), (int) node.box().y()).plus(dx, dy)));
        }
        if (!targets.isEmpty()) {
            surface.session().edit(new Edit.MoveNodes(targets));
        }
    }
}

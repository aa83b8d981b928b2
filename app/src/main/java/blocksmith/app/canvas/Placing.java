package blocksmith.app.canvas;

import blocksmith.app.canvas.drawing.Drafting;
import blocksmith.app.canvas.drawing.Drawing;
import blocksmith.app.canvas.drawing.DrawnNode;
import blocksmith.app.canvas.drawing.DrawnWire;
import blocksmith.app.canvas.drawing.Hit;
import blocksmith.app.canvas.drawing.Side;
import blocksmith.app.canvas.geometry.Grid;
import blocksmith.app.canvas.geometry.Vacancy;
import blocksmith.app.session.EditorSession;
import blocksmith.app.session.Offer;
import blocksmith.engine.design.Edit;
import blocksmith.engine.design.FreshIds;
import blocksmith.engine.design.Node;
import blocksmith.engine.design.Point;
import blocksmith.engine.design.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;

/// Puts new nodes on the canvas: onto a wire, where they are wired in; after the selected node, to which they are wired;
/// or simply where they were dropped. Each is one edit. What is dropped may come to lie over others;
/// for the rest a place is looked for.
final class Placing {
    private static final int GAP = 40;
    /// From the pointer to the corner of the node that is put under it.
    private static final double HOLD_X = 48;
    private static final double HOLD_Y = 32;

    private final EditorSession session;
    private final Drafting drafting;

    Placing(EditorSession session, Drafting drafting) {
        this.session = session;
        this.drafting = drafting;
    }

    /// At a point of the canvas: what lies there says whether it is wired in.
    void drop(Offer offer, Point2D at, Drawing drawing) {
        var corner = point(at.subtract(HOLD_X, HOLD_Y));
        if (drawing.at(at, 0) instanceof Hit.OnWire(var wire)) {
            insert(offer, wire, corner);
        } else {
            put(fresh(offer), corner, List.of());
        }
    }

    /// After the selected node if there is one, else at `at`; near there where others are in the way.
    void add(Offer offer, Point2D at, Drawing drawing) {
        var before = selected(drawing);
        if (before.isPresent() && !offer.ports().inputs().isEmpty() && !before.get().ports().outputs().isEmpty()) {
            append(offer, before.get(), drawing);
        } else {
            put(fresh(offer), vacant(offer, at, drawing), List.of());
        }
    }

    private Point vacant(Offer offer, Point2D wanted, Drawing drawing) {
        var corner = point(wanted);
        var box = drafting.box(offer, new Point2D(corner.x(), corner.y()));
        var free = Vacancy.near(box, drawing.nodes().values().stream().map(DrawnNode::box).toList());
        return point(new Point2D(free.x(), free.y()));
    }

    private Optional<DrawnNode> selected(Drawing drawing) {
        var selection = session.selectionProperty().get();
        return selection.size() == 1 ? drawing.node(selection.iterator().next()) : Optional.empty();
    }

    private void append(Offer offer, DrawnNode before, Drawing drawing) {
        var node = fresh(offer);
        var line = before.port(Side.OUTPUT, 0);
        var output = before.ports().outputs().getFirst().name();
        var input = offer.ports().inputs().getFirst().name();
        put(node, vacant(offer, new Point2D(before.box().right() + GAP, line.getY() - HOLD_Y), drawing),
                List.of(new Edit.Connect(new Wire(before.id(), output), node.id(), input)));
    }

    private void insert(Offer offer, DrawnWire wire, Point corner) {
        var node = fresh(offer);
        var ports = offer.ports();
        if (ports.inputs().isEmpty() || ports.outputs().isEmpty()) {
            put(node, corner, List.of());
            return;
        }
        put(node, corner, List.of(
                new Edit.Connect(new Wire(wire.from().node(), wire.from().port()), node.id(),
                        ports.inputs().getFirst().name()),
                new Edit.Connect(new Wire(node.id(), ports.outputs().getFirst().name()), wire.to().node(),
                        wire.to().port())));
    }

    private void put(Node node, Point corner, List<Edit> wiring) {
        var put = new Edit.PutNode(node, corner);
        var edits = new ArrayList<Edit>(List.of(put));
        edits.addAll(wiring);
        session.edit(wiring.isEmpty() ? put : new Edit.Together(put.label(), edits));
        session.select(Set.of(node.id()));
    }

    private Node fresh(Offer offer) {
        return offer.node(FreshIds.beside(session.design()).forOperator(offer.stem()));
    }

    private static Point point(Point2D at) {
        return new Point((int) Grid.snap(at.getX()), (int) Grid.snap(at.getY()));
    }
}

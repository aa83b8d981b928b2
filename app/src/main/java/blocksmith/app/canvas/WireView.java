package blocksmith.app.canvas;

import blocksmith.app.canvas.drawing.DrawnWire;
import blocksmith.app.canvas.geometry.Segment;
import blocksmith.app.canvas.geometry.WirePath;
import blocksmith.app.theme.StyleClass;
import javafx.css.PseudoClass;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;

/// A wire's line.
final class WireView extends Path {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass SHORTCUT = PseudoClass.getPseudoClass("shortcut");

    WireView() {
        StyleClass.WIRE.on(this);
        setManaged(false);
        setMouseTransparent(true);
    }

    void show(DrawnWire wire) {
        setId("wire-" + wire.to().node() + "-" + wire.to().port());
        setAccessibleText("Wire from " + wire.from().node() + " to " + wire.to().node() + ", " + wire.shape());
        pseudoClassStateChanged(SHORTCUT, wire.role() == DrawnWire.Role.SHORTCUT);
        show(wire.path());
    }

    void show(WirePath path) {
        getElements().setAll(new MoveTo(path.start().getX(), path.start().getY()));
        path.segments().forEach(segment -> getElements().add(element(segment)));
    }

    void select(NodeView.Selected selected) {
        pseudoClassStateChanged(SELECTED, selected == NodeView.Selected.YES);
    }

    private static PathElement element(Segment segment) {
        return switch (segment) {
            case Segment.Line(var end) -> new LineTo(end.getX(), end.getY());
            case Segment.Corner(var control, var end) ->
                new QuadCurveTo(control.getX(), control.getY(), end.getX(), end.getY());
            case Segment.Curve(var first, var second, var end) -> new CubicCurveTo(first.getX(), first.getY(),
                    second.getX(), second.getY(), end.getX(), end.getY());
        };
    }
}

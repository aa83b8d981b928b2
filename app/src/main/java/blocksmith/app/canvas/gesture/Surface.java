package blocksmith.app.canvas.gesture;

import blocksmith.app.canvas.drawing.Drawing;
import blocksmith.app.canvas.drawing.PortKey;
import blocksmith.app.session.EditorSession;
import java.util.Optional;
import javafx.geometry.Point2D;

/// What gestures see of the canvas, and do to it.
public interface Surface extends Sight {
    EditorSession session();

    /// What is there, without previews.
    Drawing drawing();

    /// Shows what a gesture would come to, or [Preview.Nothing] again.
    void preview(Preview preview);

    /// The selected wire, by the input that it ends at. Wires and nodes are not selected together.
    Optional<PortKey> selectedWire();

    void selectWire(PortKey input);

    void deselectWire();

    /// Offers a search for an operator, to be put at this point of the view.
    void offerOperators(Point2D view);
}

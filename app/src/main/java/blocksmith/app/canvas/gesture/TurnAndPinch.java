package blocksmith.app.canvas.gesture;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// The wheel pans; with Control it zooms at the pointer, as a pinch does.
public final class TurnAndPinch {
    /// What a pinch must grow to for one step of the zoom.
    private static final double STEP = Math.pow(2, 0.25);

    private final Sight sight;
    private double pinched = 1;

    private TurnAndPinch(Sight sight) {
        this.sight = sight;
    }

    public static void install(Node view, Sight sight) {
        var gesture = new TurnAndPinch(sight);
        view.addEventHandler(ScrollEvent.SCROLL, gesture::scroll);
        view.addEventHandler(ZoomEvent.ZOOM_STARTED, _ -> gesture.pinched = 1);
        view.addEventHandler(ZoomEvent.ZOOM, gesture::pinch);
    }

    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown() || event.isControlDown()) {
            int steps = (int) Math.signum(event.getDeltaY());
            sight.look(sight.viewport().zoomedAt(new Point2D(event.getX(), event.getY()), steps));
        } else {
            sight.look(sight.viewport().panned(Math.rint(event.getDeltaX()), Math.rint(event.getDeltaY())));
        }
        event.consume();
    }

    private void pinch(ZoomEvent event) {
        pinched *= event.getZoomFactor();
        int steps = (int) (Math.log(pinched) / Math.log(STEP));
        if (steps != 0) {
            pinched /= Math.pow(STEP, steps);
            sight.look(sight.viewport().zoomedAt(new Point2D(event.getX(), event.getY()), steps));
        }
        event.consume();
    }
}

package blocksmith.app.palette;

import blocksmith.app.theme.StyleClass;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.stage.Popup;

/// Drags an entry out of the palette: its name goes with the pointer, and it is dropped where the button is let go.
final class DragOut {
    private static final double OFFSET = 12;

    private final OfferRow row;
    private final Palette.Target target;
    private final Popup popup = new Popup();

    private DragOut(OfferRow row, Palette.Target target) {
        this.row = row;
        this.target = target;
    }

    static void install(OfferRow row, Palette.Target target) {
        var drag = new DragOut(row, target);
        row.setOnMouseDragged(drag::move);
        row.setOnMouseReleased(drag::drop);
    }

    private void move(MouseEvent event) {
        if (popup.getContent().isEmpty()) {
            var label = StyleClass.CARD.on(new Label(row.offer().label()));
            label.getStylesheets().setAll(row.getScene().getStylesheets());
            popup.getContent().add(label);
        }
        if (!popup.isShowing()) {
            popup.show(row, event.getScreenX() + OFFSET, event.getScreenY() + OFFSET);
        }
        popup.setX(event.getScreenX() + OFFSET);
        popup.setY(event.getScreenY() + OFFSET);
    }

    private void drop(MouseEvent event) {
        if (popup.isShowing()) {
            popup.hide();
            target.drop(row.offer(), new Point2D(event.getSceneX(), event.getSceneY()));
        }
    }
}

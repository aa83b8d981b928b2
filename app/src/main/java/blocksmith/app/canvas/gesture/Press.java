package blocksmith.app.canvas.gesture;

import blocksmith.app.canvas.drawing.Hit;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;

/// A button pressed on the canvas.
///
/// @param view  where in the view
/// @param world where on the canvas
/// @param hit   what lies there
public record Press(MouseEvent event, Point2D view, Point2D world, Hit hit, Space space) {

    /// Whether the space bar is down: the hand then holds the canvas itself.
    public enum Space {
        UP, DOWN
    }
}

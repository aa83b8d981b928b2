package blocksmith.app.canvas.gesture;

import javafx.geometry.Point2D;

/// A drag that has begun. It ends in a drop, even when the pointer never moved, or is cancelled.
public interface Drag {
    /// The pointer is now here in the view.
    void to(Point2D view);

    void drop();

    /// All is as it was before.
    void cancel();
}

package blocksmith.app.canvas.gesture;

import java.util.Optional;

/// A way to begin a drag.
public interface Gesture {
    /// The drag that this press begins; empty when the press means something else.
    Optional<Drag> begin(Press press);
}

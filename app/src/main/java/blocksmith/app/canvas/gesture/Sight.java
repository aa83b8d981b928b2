package blocksmith.app.canvas.gesture;

import blocksmith.app.canvas.geometry.Viewport;

/// What is seen of a design, as gestures change it.
public interface Sight {
    Viewport viewport();

    void look(Viewport viewport);
}

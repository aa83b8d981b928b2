package blocksmith.app.canvas.drawing;

import blocksmith.app.canvas.geometry.Box;

/// A named stage on the canvas.
public record DrawnFrame(String id, String title, Box box) {
}

package blocksmith.app.canvas;

import blocksmith.app.theme.StyleClass;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;

/// The shape on a wire.
final class Chip extends Label {
    /// What stands beside the text, on both sides together.
    static final double PADDING = 16;

    /// @param at where its middle is
    record Content(String text, Point2D at, double textWidth) {
        double width() {
            return textWidth + PADDING;
        }
    }

    private static final double HEIGHT = 18;

    Chip() {
        StyleClass.CHIP.on(this);
        setManaged(false);
        setMouseTransparent(true);
    }

    void show(Content content) {
        setText(content.text());
        resizeRelocate(Math.rint(content.at().getX() - content.width() / 2),
                Math.rint(content.at().getY() - HEIGHT / 2), content.width(), HEIGHT);
    }
}

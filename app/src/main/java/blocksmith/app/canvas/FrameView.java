package blocksmith.app.canvas;

import blocksmith.app.canvas.drawing.DrawnFrame;
import blocksmith.app.theme.StyleClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// The dashed frame of a stage, with its title on the upper edge.
final class FrameView extends Region {
    private final Label title = StyleClass.FRAME_TITLE.on(new Label());

    FrameView() {
        StyleClass.FRAME.on(this);
        setManaged(false);
        setMouseTransparent(true);
        getChildren().add(title);
    }

    void show(DrawnFrame frame) {
        setId("frame-" + frame.id());
        title.setText(frame.title());
        var box = frame.box();
        resizeRelocate(box.x(), box.y(), box.width(), box.height());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.min(title.prefWidth(-1), getWidth() - 28);
        title.resizeRelocate(14, -9, width, title.prefHeight(width));
    }
}

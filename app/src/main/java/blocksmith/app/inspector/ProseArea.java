package blocksmith.app.inspector;

import javafx.geometry.Orientation;
import javafx.scene.control.TextArea;
import javafx.scene.text.Text;

/// A text of several lines, as high as it takes to read it whole: of a number of rows that is given, the last would be cut
/// where there are more.
final class ProseArea extends TextArea {
    private static final String LEAST = "\n";
    /// The padding of the text in `shell.css`, both sides, and what is lost to rounding.
    private static final double SIDES = 18;
    private static final double ABOVE_AND_BELOW = 12;

    private final Text measure = new Text();

    ProseArea() {
        setWrapText(true);
        textProperty().addListener(_ -> requestLayout());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(height(LEAST, width), height(getText(), width)) + ABOVE_AND_BELOW;
    }

    private double height(String text, double width) {
        measure.setFont(getFont());
        measure.setWrappingWidth(Math.max(0, width - SIDES));
        // the line behind the last break is one too
        measure.setText(text.endsWith("\n") ? text + " " : text);
        return Math.ceil(measure.getLayoutBounds().getHeight());
    }
}

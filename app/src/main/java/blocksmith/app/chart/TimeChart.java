package blocksmith.app.chart;

import blocksmith.app.theme.Appearance;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;

/// Lines over the last seconds. Painted on one canvas, for it changes several times a second.
public final class TimeChart extends Region {
    private final Canvas canvas = new Canvas();
    private final Appearance appearance;
    private final double seconds;
    private List<ChartLine> lines = List.of();
    private List<ChartMark> marks = List.of();

    /// @param seconds how far back it reaches
    public TimeChart(Appearance appearance, double seconds) {
        this.appearance = appearance;
        this.seconds = seconds;
        getChildren().add(canvas);
        appearance.themeProperty().addListener((_, _, _) -> paint());
    }

    /// @param lines a later one is painted over an earlier
    public void show(List<ChartLine> lines, List<ChartMark> marks) {
        this.lines = List.copyOf(lines);
        this.marks = List.copyOf(marks);
        paint();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            paint();
        }
    }

    private void paint() {
        if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            new TimeChartPainter(canvas, appearance.colors(), seconds).paint(lines, marks);
        }
    }
}

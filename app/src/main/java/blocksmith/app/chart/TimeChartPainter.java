package blocksmith.app.chart;

import blocksmith.app.theme.ColorToken;
import blocksmith.app.theme.Fonts;
import blocksmith.app.theme.ThemeColors;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// One painting of a [TimeChart].
final class TimeChartPainter {
    private static final double LEFT = 52;
    private static final double RIGHT = 12;
    private static final double TOP = 18;
    private static final double BOTTOM = 22;
    /// A line is interrupted where nothing was measured for longer.
    private static final double GAP_SECONDS = 0.5;
    /// Marks that stand closer share the label of the last.
    private static final double BETWEEN_LABELS = 74;
    private static final double HEADROOM = 1.25;

    private final GraphicsContext pen;
    private final ThemeColors colors;
    private final double width;
    private final double height;
    private final double seconds;
    private Scale scale = Scale.reaching(0);

    TimeChartPainter(Canvas canvas, ThemeColors colors, double seconds) {
        this.pen = canvas.getGraphicsContext2D();
        this.colors = colors;
        this.width = canvas.getWidth();
        this.height = canvas.getHeight();
        this.seconds = seconds;
    }

    void paint(List<ChartLine> lines, List<ChartMark> marks) {
        scale = Scale.reaching(HEADROOM * highest(lines));
        pen.clearRect(0, 0, width, height);
        pen.setFont(Font.font(Fonts.MONO, 10.5));
        paintGrid();
        paintTime();
        paintMarks(marks);
        lines.forEach(this::paint);
    }

    /// A single run that was disturbed does not press the rest to the ground: the highest tenth may be cut off.
    private double highest(List<ChartLine> lines) {
        return lines.stream().mapToDouble(this::highest).max().orElse(0);
    }

    private double highest(ChartLine line) {
        var values = line.points()
                .stream()
                .filter(point -> point.seconds() >= -seconds)
                .mapToDouble(ChartPoint::value)
                .sorted()
                .toArray();
        return values.length == 0 ? 0 : values[(int) (0.9 * (values.length - 1))];
    }

    private void paintGrid() {
        pen.setLineWidth(1);
        pen.setTextAlign(TextAlignment.RIGHT);
        pen.setTextBaseline(VPos.CENTER);
        for (double tick : scale.ticks()) {
            double y = Math.round(y(tick)) + 0.5;
            pen.setStroke(color(ColorToken.BORDER));
            pen.strokeLine(LEFT, y, width - RIGHT, y);
            pen.setFill(color(ColorToken.MUTED));
            pen.fillText(scale.label(tick), LEFT - 8, y);
        }
    }

    private void paintTime() {
        pen.setFill(color(ColorToken.MUTED));
        pen.setTextBaseline(VPos.BOTTOM);
        pen.setTextAlign(TextAlignment.LEFT);
        pen.fillText(String.format(Locale.ROOT, "−%.0f s", seconds), LEFT, height - 2);
        pen.setTextAlign(TextAlignment.RIGHT);
        pen.fillText("now", width - RIGHT, height - 2);
    }

    private void paintMarks(List<ChartMark> marks) {
        double labelled = Double.POSITIVE_INFINITY;
        for (var mark : marks.reversed()) {
            double x = Math.round(x(mark.seconds())) + 0.5;
            if (x >= LEFT) {
                pen.setStroke(color(ColorToken.MUTED));
                pen.setLineDashes(3, 3);
                pen.strokeLine(x, TOP - 4, x, height - BOTTOM);
                pen.setLineDashes();
                if (labelled - x >= BETWEEN_LABELS) {
                    labelled = x;
                    label(mark, x);
                }
            }
        }
    }

    private void label(ChartMark mark, double x) {
        pen.setFill(color(ColorToken.MUTED));
        pen.setTextBaseline(VPos.TOP);
        pen.setTextAlign(x > width - RIGHT - BETWEEN_LABELS ? TextAlignment.RIGHT : TextAlignment.LEFT);
        pen.fillText(mark.label(), x, 0);
    }

    private void paint(ChartLine line) {
        pen.save();
        pen.beginPath();
        pen.rect(LEFT, TOP - 4, width - LEFT - RIGHT, height - TOP - BOTTOM + 4);
        pen.clip();
        pen.setStroke(color(line.color()));
        pen.setLineWidth(1.6);
        pen.setLineJoin(StrokeLineJoin.ROUND);
        pen.beginPath();
        double last = Double.NEGATIVE_INFINITY;
        for (var point : line.points()) {
            if (point.seconds() - last > GAP_SECONDS) {
                pen.moveTo(x(point.seconds()), y(point.value()));
            } else {
                pen.lineTo(x(point.seconds()), y(point.value()));
            }
            last = point.seconds();
        }
        pen.stroke();
        pen.restore();
    }

    private double x(double at) {
        return LEFT + (width - LEFT - RIGHT) * (1 + at / seconds);
    }

    private double y(double value) {
        return TOP + (height - TOP - BOTTOM) * (1 - value / scale.top());
    }

    private Color color(ColorToken token) {
        return colors.get(token);
    }
}

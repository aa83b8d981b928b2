package blocksmith.app.chart;

import blocksmith.app.theme.ColorToken;
import blocksmith.app.theme.Fonts;
import blocksmith.app.theme.ThemeColors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// One painting of a [TimeChart].
final class TimeChartPainter {
    private static final double LEFT = 52;
    private static final double RIGHT = 12;
    private static final double TOP = 18;
    private static final double BOTTOM = 22;
    /// A line is interrupted where nothing was measured for longer than so many of its usual steps.
    private static final double GAP_STEPS = 4;
    private static final double LEAST_GAP_SECONDS = 0.5;
    private static final double BETWEEN_LABELS = 8;
    private static final double DOT = 3.5;
    private static final double FAINT = 0.4;
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
        lines.forEach(line -> paint(line, marks));
    }

    /// A single run that was disturbed does not press the rest to the ground: the highest tenth may be cut off.
    private double highest(List<ChartLine> lines) {
        double highest = lines.stream()
                .filter(line -> line.weight() == ChartLine.Weight.FULL)
                .mapToDouble(this::highest)
                .max()
                .orElse(0);
        return highest > 0 ? highest : lines.stream().mapToDouble(this::highest).max().orElse(0);
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

    /// The newest label has its place; an older one that would run into it is left out.
    private void paintMarks(List<ChartMark> marks) {
        double free = width - RIGHT + BETWEEN_LABELS;
        for (var mark : marks.reversed()) {
            double x = Math.round(x(mark.seconds())) + 0.5;
            if (x >= LEFT) {
                pen.setStroke(color(ColorToken.MUTED));
                pen.setLineDashes(3, 3);
                pen.strokeLine(x, TOP - 4, x, height - BOTTOM);
                pen.setLineDashes();
                free = label(mark, x, free);
            }
        }
    }

    /// Writes the label where it ends before `free`; returns where it begins, or `free` when there is no room.
    private double label(ChartMark mark, double x, double free) {
        double labelWidth = widthOf(mark.label());
        boolean isNewest = free > width - RIGHT;
        double begin = isNewest ? Math.min(x, width - RIGHT - labelWidth) : x;
        if (begin < LEFT || begin + labelWidth + BETWEEN_LABELS > free) {
            return free;
        }
        pen.setFill(color(ColorToken.MUTED));
        pen.setTextBaseline(VPos.TOP);
        pen.setTextAlign(TextAlignment.LEFT);
        pen.fillText(mark.label(), begin, 0);
        return begin;
    }

    private double widthOf(String text) {
        var measured = new Text(text);
        measured.setFont(pen.getFont());
        return measured.getLayoutBounds().getWidth();
    }

    private void paint(ChartLine line, List<ChartMark> marks) {
        pen.save();
        pen.beginPath();
        pen.rect(LEFT, TOP - 4, width - LEFT - RIGHT, height - TOP - BOTTOM + 4);
        pen.clip();
        pen.setStroke(color(line.color()));
        pen.setFill(color(line.color()));
        pen.setGlobalAlpha(line.weight() == ChartLine.Weight.FULL ? 1 : FAINT);
        pen.setLineWidth(1.6);
        pen.setLineJoin(StrokeLineJoin.ROUND);
        stretches(line.points(), marks).forEach(this::stretch);
        pen.restore();
    }

    private void stretch(List<ChartPoint> points) {
        var first = points.getFirst();
        if (points.size() == 1) {
            pen.fillOval(x(first.seconds()) - DOT / 2, y(first.value()) - DOT / 2, DOT, DOT);
            return;
        }
        pen.beginPath();
        pen.moveTo(x(first.seconds()), y(first.value()));
        points.forEach(point -> pen.lineTo(x(point.seconds()), y(point.value())));
        pen.stroke();
    }

    /// The points cut where an edit lies between two, or nothing was measured for long: what was not measured is not
    /// drawn.
    static List<List<ChartPoint>> stretches(List<ChartPoint> points, List<ChartMark> marks) {
        double gap = Math.max(LEAST_GAP_SECONDS, GAP_STEPS * usualStep(points));
        var stretches = new ArrayList<List<ChartPoint>>();
        double last = Double.NEGATIVE_INFINITY;
        for (var point : points) {
            if (point.seconds() - last > gap || isBetween(last, point.seconds(), marks)) {
                stretches.add(new ArrayList<>());
            }
            stretches.getLast().add(point);
            last = point.seconds();
        }
        return stretches;
    }

    private static double usualStep(List<ChartPoint> points) {
        var steps = IntStream.range(1, points.size())
                .mapToDouble(i -> points.get(i).seconds() - points.get(i - 1).seconds())
                .sorted()
                .toArray();
        return steps.length == 0 ? 0 : steps[steps.length / 2];
    }

    private static boolean isBetween(double earlier, double later, List<ChartMark> marks) {
        return marks.stream().anyMatch(mark -> earlier < mark.seconds() && mark.seconds() <= later);
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

package blocksmith.app.chart;

import blocksmith.app.theme.ColorToken;
import java.util.List;

/// One line of a chart.
///
/// @param points in the order of time
/// @param weight a faint line has no say in how high the chart reaches, as long as there is another
public record ChartLine(String name, ColorToken color, List<ChartPoint> points, Weight weight) {
    public ChartLine {
        points = List.copyOf(points);
    }

    /// How much is made of a line.
    public enum Weight {
        FULL, FAINT
    }
}

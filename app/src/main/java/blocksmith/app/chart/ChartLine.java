package blocksmith.app.chart;

import blocksmith.app.theme.ColorToken;
import java.util.List;

/// One line of a chart.
///
/// @param points in the order of time
public record ChartLine(String name, ColorToken color, List<ChartPoint> points) {
    public ChartLine {
        points = List.copyOf(points);
    }
}

package blocksmith.app.chart;

/// @param seconds since now: negative for what has been
public record ChartPoint(double seconds, double value) {
}

package blocksmith.app.chart;

/// Something that happened.
///
/// @param seconds since now: negative for what has been
public record ChartMark(double seconds, String label) {
}

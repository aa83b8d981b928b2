package blocksmith.app.session;

/// A point of a latency chart.
///
/// @param at          in nanoseconds, on [System#nanoTime]'s clock
/// @param millis      the median of the runs since the point before
/// @param provisional whether it was measured before the runs were steady
public record Sample(long at, double millis, boolean provisional) {
}

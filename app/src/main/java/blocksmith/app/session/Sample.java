package blocksmith.app.session;

/// A point of a latency chart.
///
/// @param at     in nanoseconds, on [System#nanoTime]'s clock
/// @param millis the median of the runs since the point before
public record Sample(long at, double millis) {
}

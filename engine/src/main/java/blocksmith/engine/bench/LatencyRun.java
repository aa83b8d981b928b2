package blocksmith.engine.bench;

/// One run.
///
/// @param at      when it ended, in nanoseconds on [System#nanoTime]'s clock
/// @param latency how long it took, in nanoseconds
/// @param round   in which all programs had their turn
public record LatencyRun(long at, long latency, int round) {
}

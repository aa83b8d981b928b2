package blocksmith.engine.bench;

/// One run.
///
/// @param at      when it ended, in nanoseconds since the measurement began
/// @param latency how long it took, in nanoseconds
public record LatencyRun(long at, long latency) {
}

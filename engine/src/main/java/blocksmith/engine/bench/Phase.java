package blocksmith.engine.bench;

/// How far a measurement has come.
public enum Phase {
    /// The code is still being compiled and the caches filled: numbers are provisional.
    WARMING_UP,
    /// Every run counts.
    MEASURING,
    /// The time asked for is over, or it was stopped.
    ENDED
}

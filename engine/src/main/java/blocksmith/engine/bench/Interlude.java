package blocksmith.engine.bench;

import blocksmith.engine.kernel.WorkerPool;

/// Other work on the processors of a measurement, between its runs and in none of its times.
@FunctionalInterface
public interface Interlude {
    Interlude NONE = _ -> {
    };

    /// Works for some 50 ms at most.
    ///
    /// @param workers the measurement's
    void play(WorkerPool workers);

    /// Both, one after the other.
    default Interlude and(Interlude other) {
        return workers -> {
            play(workers);
            other.play(workers);
        };
    }
}

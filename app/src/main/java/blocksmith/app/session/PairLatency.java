package blocksmith.app.session;

import blocksmith.engine.bench.LatencyRatio;
import blocksmith.engine.bench.LatencyStatistics;
import blocksmith.engine.problem.Problem;
import java.util.List;
import java.util.Optional;

/// The latency of two designs that are measured in turn, run by run.
///
/// @param before   of the other design; empty until there are runs
/// @param after    of the one shown
/// @param ratio    how many times as long the one shown takes; empty after few runs
/// @param problems why one of them cannot be run
public record PairLatency(Status status, Optional<LatencyStatistics> before, Optional<LatencyStatistics> after,
        Optional<LatencyRatio> ratio, List<Problem> problems) {
    static final PairLatency NOT_MEASURED = of(Status.NOT_MEASURED);

    /// How the measurement stands.
    public enum Status {
        NOT_MEASURED,
        /// Plans are being made, or another measurement has the processors still.
        PREPARING,
        /// Numbers are provisional.
        WARMING_UP, MEASURING,
        /// The time is over.
        MEASURED,
        /// One of the designs cannot be run.
        IMPOSSIBLE
    }

    public PairLatency {
        problems = List.copyOf(problems);
    }

    static PairLatency of(Status status) {
        return new PairLatency(status, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    static PairLatency impossible(List<Problem> problems) {
        return new PairLatency(Status.IMPOSSIBLE, Optional.empty(), Optional.empty(), Optional.empty(), problems);
    }

    public boolean isRunning() {
        return switch (status) {
            case PREPARING, WARMING_UP, MEASURING -> true;
            case NOT_MEASURED, MEASURED, IMPOSSIBLE -> false;
        };
    }
}

package blocksmith.app.session;

import blocksmith.engine.bench.LatencyRatio;
import blocksmith.engine.bench.LatencyStatistics;
import java.util.Optional;

/// The latency of two designs that are measured in turn, run by run.
///
/// @param before   of the other design; empty until there are runs
/// @param after    of the one shown
/// @param ratio    how many times as long the one shown takes; empty after few runs
/// @param hindrance why one of them cannot be run; empty when both can
public record PairLatency(Status status, Optional<LatencyStatistics> before, Optional<LatencyStatistics> after,
        Optional<LatencyRatio> ratio, String hindrance) {
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
        /// The time is over, but some kernels were not compiled in time: numbers are provisional.
        MEASURED_TOO_EARLY,
        /// One of the designs cannot be run.
        IMPOSSIBLE
    }

    static PairLatency of(Status status) {
        return new PairLatency(status, Optional.empty(), Optional.empty(), Optional.empty(), "");
    }

    static PairLatency impossible(String hindrance) {
        return new PairLatency(Status.IMPOSSIBLE, Optional.empty(), Optional.empty(), Optional.empty(), hindrance);
    }

    public boolean isRunning() {
        return switch (status) {
            case PREPARING, WARMING_UP, MEASURING -> true;
            case NOT_MEASURED, MEASURED, MEASURED_TOO_EARLY, IMPOSSIBLE -> false;
        };
    }
}

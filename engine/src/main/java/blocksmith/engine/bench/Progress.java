package blocksmith.engine.bench;

import blocksmith.engine.backend.Readiness;
import java.util.List;

/// How a measurement stands.
///
/// @param readings one a program, in the order in which the programs were given
public record Progress(Phase phase, List<Reading> readings) {
    public Progress {
        readings = List.copyOf(readings);
    }

    /// Of the kernels of all programs.
    public Readiness readiness() {
        return readings.stream().map(Reading::readiness).reduce(Readiness.READY, Readiness::with);
    }

    /// Whether numbers are not yet what they will be.
    public boolean isProvisional() {
        return phase == Phase.WARMING_UP || !readiness().isReached();
    }
}

package blocksmith.engine.plan;

import java.time.Instant;
import java.util.List;

/// What the candidates for a layer took when they were measured.
///
/// @param times    the candidate that is preferred first
/// @param measured when
public record Preference(List<Time> times, Instant measured) {

    /// @param candidate by its name
    /// @param nanos     of one run
    public record Time(String candidate, double nanos) {
        /// @throws IllegalArgumentException when that is no duration
        public Time {
            if (!(nanos > 0 && Double.isFinite(nanos))) {
                throw new IllegalArgumentException(candidate + " cannot take " + nanos + " ns");
            }
        }
    }

    /// @throws IllegalArgumentException when nothing was measured
    public Preference {
        times = List.copyOf(times);
        if (times.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured");
        }
    }

    /// The candidate that is preferred.
    public Time best() {
        return times.getFirst();
    }
}

package blocksmith.app.session;

import blocksmith.engine.bench.LatencyStatistics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The latency of one design over time.
///
/// @param statistics of the measurement that runs now; null before its first run
public record Series(List<Sample> samples, @Nullable LatencyStatistics statistics) {
    public static final Series EMPTY = new Series(List.of(), null);

    public Series {
        samples = List.copyOf(samples);
    }
}

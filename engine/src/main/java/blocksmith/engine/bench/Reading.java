package blocksmith.engine.bench;

import blocksmith.engine.backend.PartLatency;
import blocksmith.engine.backend.Readiness;
import java.util.List;

/// What is known of one program so far.
///
/// @param statistics   of the runs that count; while warming up, of the runs just made
/// @param recent       the runs since the reading before
/// @param layout       medians of the changes of layout around the plan's steps
/// @param parts        medians of the parts of a program: clocked in its runs, or by its backend's own profiler
/// @param interference by others
/// @param readiness    of the program's kernels
public record Reading(LatencyStatistics statistics, List<LatencyRun> recent, LayoutLatency layout,
        List<PartLatency> parts, Interference interference, Readiness readiness) {
    public Reading {
        recent = List.copyOf(recent);
        parts = List.copyOf(parts);
    }

    /// The same, with other runs in view.
    public Reading with(List<LatencyRun> changed) {
        return new Reading(statistics, changed, layout, parts, interference, readiness);
    }
}

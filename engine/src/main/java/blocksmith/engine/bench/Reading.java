package blocksmith.engine.bench;

import java.util.List;

/// What is known of one plan so far.
///
/// @param statistics of the runs that count; while warming up, of the runs just made
/// @param recent     the runs since the reading before
/// @param layout     medians of the changes of layout around the plan's steps
/// @param steps      medians of the plan's steps
public record Reading(LatencyStatistics statistics, List<LatencyRun> recent, LayoutLatency layout,
        List<StepLatency> steps) {
    public Reading {
        recent = List.copyOf(recent);
        steps = List.copyOf(steps);
    }

    /// The same, with other runs in view.
    public Reading with(List<LatencyRun> changed) {
        return new Reading(statistics, changed, layout, steps);
    }
}

package blocksmith.engine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How many times as long one program takes as another that was measured in turn with it: the median over stretches of
/// time, so that what disturbs the machine for a while disturbs one stretch.
///
/// @param low  of the interval that the median lies in with 95 % confidence
/// @param high of that interval
public record LatencyRatio(double median, double low, double high) {
    private static final int STRETCHES = 20;
    /// With fewer even the widest interval, from the least to the greatest, holds the median with less than 95 %.
    private static final int LEAST_STRETCHES = 6;
    /// Fewer runs of a stretch have no median to speak of.
    private static final int LEAST_RUNS = 3;
    /// Of the normal distribution, for 95 %: Conover 1999, Practical Nonparametric Statistics, section 3.2.
    private static final double Z = 1.96;

    /// @param upper the runs of the program above the line
    /// @param lower those of the one below
    /// @return empty when there are too few runs for an interval
    public static Optional<LatencyRatio> of(List<LatencyRun> upper, List<LatencyRun> lower) {
        int stretches = Math.min(STRETCHES, upper.size() / LEAST_RUNS);
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < stretches; i++) {
            int first = upper.size() * i / stretches;
            int next = upper.size() * (i + 1) / stretches;
            var above = latencies(upper.subList(first, next));
            var below = between(lower, upper.get(first).at(),
                    next < upper.size() ? upper.get(next).at() : Long.MAX_VALUE);
            if (below.length > 0) {
                ratios.add(LatencyStatistics.of(above).median() / LatencyStatistics.of(below).median());
            }
        }
        return ratios.size() < LEAST_STRETCHES ? Optional.empty() : Optional.of(of(ratios.stream().sorted().toList()));
    }

    private static long[] latencies(List<LatencyRun> runs) {
        return runs.stream().mapToLong(LatencyRun::latency).toArray();
    }

    private static long[] between(List<LatencyRun> runs, long from, long to) {
        return latencies(runs.stream().filter(run -> run.at() >= from && run.at() < to).toList());
    }

    private static LatencyRatio of(List<Double> sorted) {
        int count = sorted.size();
        double spread = Z * Math.sqrt(count) / 2;
        int low = Math.clamp((long) Math.floor(count / 2.0 - spread), 0, count - 1);
        int high = Math.clamp((long) Math.ceil(count / 2.0 + spread), 0, count - 1);
        double median = (sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2;
        return new LatencyRatio(median, sorted.get(low), sorted.get(high));
    }
}

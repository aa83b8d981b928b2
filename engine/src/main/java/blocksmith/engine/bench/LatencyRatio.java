package blocksmith.engine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How many times as long one program takes as another that was measured in turn with it: the median over groups of
/// neighbouring rounds, so that what disturbs the machine for a while disturbs one group.
///
/// @param low  of the interval that the median lies in with 95 % confidence
/// @param high of that interval
public record LatencyRatio(double median, double low, double high) {
    private static final int MOST_GROUPS = 20;
    /// With fewer even the widest interval, from the least to the greatest, holds the median with less than 95 %.
    static final int LEAST_ROUNDS = 6;
    /// Of the normal distribution, for 95 %: Conover 1999, Practical Nonparametric Statistics, section 3.2.
    private static final double Z = 1.96;

    /// @param upper the runs of the program above the line
    /// @param lower those of the one below
    /// @return empty when there are too few rounds with runs of both for an interval
    public static Optional<LatencyRatio> of(List<LatencyRun> upper, List<LatencyRun> lower) {
        var above = byRound(upper);
        var below = byRound(lower);
        var rounds = above.keySet().stream().filter(below::containsKey).toList();
        int groups = Math.min(MOST_GROUPS, rounds.size());
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < groups; i++) {
            var group = rounds.subList(rounds.size() * i / groups, rounds.size() * (i + 1) / groups);
            ratios.add(median(above, group) / median(below, group));
        }
        return groups < LEAST_ROUNDS ? Optional.empty() : Optional.of(of(ratios.stream().sorted().toList()));
    }

    private static TreeMap<Integer, List<LatencyRun>> byRound(List<LatencyRun> runs) {
        return runs.stream().collect(Collectors.groupingBy(LatencyRun::round, TreeMap::new, Collectors.toList()));
    }

    private static double median(Map<Integer, List<LatencyRun>> runs, List<Integer> rounds) {
        var latencies = rounds.stream()
                .flatMap(round -> runs.getOrDefault(round, List.of()).stream())
                .mapToLong(LatencyRun::latency)
                .toArray();
        return LatencyStatistics.of(latencies).median();
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

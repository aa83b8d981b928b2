package blocksmith.engine.bench;

import java.util.Arrays;

/// What some runs took, in nanoseconds. Quantiles are those of Hyndman and Fan 1996, definition 7 (linear between
/// neighbouring runs).
///
/// @param p5    a twentieth of the runs were at most as long
/// @param p95   a twentieth of the runs were at least as long
/// @param range the interquartile range: how long the middle half of the runs spreads
public record LatencyStatistics(double median, double p5, double p95, double range, int runs) {
    /// A range above this share of the median makes a measurement unsteady.
    private static final double STEADY_SHARE = 0.1;
    /// Fewer runs say nothing of how far they spread.
    private static final int FEWEST_RUNS = 5;

    /// @throws IllegalArgumentException without any run
    public static LatencyStatistics of(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("No runs");
        }
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new LatencyStatistics(
                quantile(sorted, 0.5),
                quantile(sorted, 0.05),
                quantile(sorted, 0.95),
                quantile(sorted, 0.75) - quantile(sorted, 0.25),
                nanos.length);
    }

    private static double quantile(long[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /// Whether the runs agree well enough for the median to be quoted.
    public Steadiness steadiness() {
        return runs >= FEWEST_RUNS && range <= STEADY_SHARE * median ? Steadiness.STEADY : Steadiness.UNSTEADY;
    }

    public double medianMillis() {
        return median / 1e6;
    }
}

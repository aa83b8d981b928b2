package blocksmith.engine.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What the runs of programs come to when they are steady, as it was seen while nobody waited for it ([Beforehand]). Who
/// measures the same need not ask how busy the compiler is with other things: runs that it disturbs take longer.
///
/// @param medians in nanoseconds, one a program; empty where nobody knows
public record Expectation(List<Double> medians) {
    public static final Expectation NONE = new Expectation(List.of());
    private static final double DEVIATION = 0.05;

    public Expectation {
        medians = List.copyOf(medians);
    }

    static Expectation of(double[] medians) {
        return new Expectation(Arrays.stream(medians).boxed().toList());
    }

    /// Whether none takes longer than was expected; never where nothing was.
    boolean isMet(double[] now) {
        return !medians.isEmpty() && medians.size() == now.length && IntStream.range(0, now.length)
                .allMatch(i -> now[i] <= (1 + DEVIATION) * medians.get(i));
    }

    /// Whether any takes longer than was expected: something else may be at work, for a while.
    boolean isExceeded(double[] now) {
        return medians.size() == now.length && now.length > 0 && !isMet(now);
    }
}

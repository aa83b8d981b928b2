package blocksmith.app.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// A vertical axis from zero in three or four round steps.
///
/// @param step   1, 2, 2.5 or 5 times a power of ten
/// @param steps  how many
/// @param digits after the point, so that every tick is written exactly
record Scale(double step, int steps, int digits) {
    private static final int MOST_STEPS = 4;
    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    /// The least scale that reaches `highest`.
    static Scale reaching(double highest) {
        if (!(highest > 0) || Double.isInfinite(highest)) {
            return new Scale(0.25, MOST_STEPS, 2);
        }
        int exponent = (int) Math.floor(Math.log10(highest / MOST_STEPS));
        double power = Math.pow(10, exponent);
        double step = power * ROUND[ROUND.length - 1];
        for (double round : ROUND) {
            if (round * power * MOST_STEPS >= highest) {
                step = round * power;
                break;
            }
        }
        return new Scale(step, (int) Math.max(1, Math.ceil(highest / step - 1e-9)), digits(step));
    }

    private static int digits(double step) {
        return Math.max(0, new BigDecimal(step, new MathContext(3)).stripTrailingZeros().scale());
    }

    double top() {
        return step * steps;
    }

    List<Double> ticks() {
        return IntStream.rangeClosed(0, steps).mapToObj(i -> i * step).toList();
    }

    String label(double tick) {
        return String.format(Locale.ROOT, "%." + digits + "f", tick);
    }
}

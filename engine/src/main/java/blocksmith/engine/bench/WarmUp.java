package blocksmith.engine.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// Decides when runs have become steady: when the medians of two neighbouring stretches agree within 3 %, for every
/// subject. A machine that never settles is measured all the same, after two seconds.
final class WarmUp {
    private static final long STRETCH = TimeUnit.MILLISECONDS.toNanos(150);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(2);
    private static final double AGREEMENT = 0.03;

    private final long begin;
    private long stretchBegan;
    private double[] before = {};

    WarmUp(long begin) {
        this.begin = begin;
        this.stretchBegan = begin;
    }

    boolean isOver(long now, List<Subject> subjects) {
        if (now - stretchBegan < STRETCH || !subjects.stream().allMatch(Subject::hasRuns)) {
            return false;
        }
        var medians = subjects.stream().mapToDouble(Subject::median).toArray();
        boolean agreed = agree(before, medians);
        before = medians;
        stretchBegan = now;
        if (!agreed && now - begin < LONGEST) {
            subjects.forEach(Subject::forget);
            return false;
        }
        return true;
    }

    private static boolean agree(double[] before, double[] now) {
        if (before.length == 0) {
            return false;
        }
        for (int i = 0; i < now.length; i++) {
            if (Math.abs(now[i] - before[i]) > AGREEMENT * before[i]) {
                return false;
            }
        }
        return true;
    }
}

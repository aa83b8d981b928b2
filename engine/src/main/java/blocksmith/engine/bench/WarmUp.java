package blocksmith.engine.bench;

import blocksmith.engine.kernel.Compilations;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Decides when runs have become steady: when the medians of two neighbouring spans agree within 3 %, for every
/// subject, and the compiler had little to do meanwhile. A machine that never settles is measured all the same, after
/// twelve seconds.
final class WarmUp {
    private static final long SPAN = TimeUnit.MILLISECONDS.toNanos(150);
    private static final long LONGEST_SPAN = 4 * SPAN;
    /// Fewer runs may agree by chance.
    private static final int RUNS_A_SPAN = 5;
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(12);
    private static final double AGREEMENT = 0.03;
    /// Of the span; other parts of the program are compiled now and then too.
    private static final double COMPILING_SHARE = 0.25;

    private final long begin;
    private final Optional<CompilationMXBean> compiler = Optional.ofNullable(ManagementFactory.getCompilationMXBean())
            .filter(CompilationMXBean::isCompilationTimeMonitoringSupported);
    private long spanBegan;
    private long compiled = compilingNanos();
    private double[] before = {};

    WarmUp(long begin) {
        this.begin = begin;
        this.spanBegan = begin;
    }

    /// All compiler threads together.
    private long compilingNanos() {
        return compiler.map(bean -> TimeUnit.MILLISECONDS.toNanos(bean.getTotalCompilationTime())).orElse(0L);
    }

    boolean isOver(long now, List<Subject> subjects) {
        long span = now - spanBegan;
        if (span < SPAN || (span < LONGEST_SPAN && !subjects.stream().allMatch(WarmUp::hasManyRuns))) {
            return false;
        }
        var medians = subjects.stream().mapToDouble(Subject::median).toArray();
        long compiledNow = compilingNanos();
        boolean agreed = agree(before, medians) && compiledNow - compiled < COMPILING_SHARE * span
                && Compilations.pending() == 0;
        before = medians;
        compiled = compiledNow;
        spanBegan = now;
        if (!agreed && now - begin < LONGEST) {
            subjects.forEach(Subject::forget);
            return false;
        }
        return subjects.stream().allMatch(Subject::hasRuns);
    }

    private static boolean hasManyRuns(Subject subject) {
        return subject.runs() >= RUNS_A_SPAN;
    }

    private static boolean agree(double[] before, double[] now) {
        if (before.length == 0) {
            return false;
        }
        for (int i = 0; i < now.length; i++) {
            if (!(Math.abs(now[i] - before[i]) <= AGREEMENT * before[i])) {
                return false;
            }
        }
        return true;
    }
}

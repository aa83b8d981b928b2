package blocksmith.engine.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Decides when runs have become steady: when the median of a span is at most 3 % below and at most 10 % above that of the
/// span before, and hardly a run took much less, for every subject, no kernel waits for the compiler, and that had little to
/// do in either span. What is faster by more is still warming up; what is slower by more was disturbed, and slower by less
/// only says that the machine is busy. Where someone looks on, several spans that agree are enough while the compiler works for
/// less than two thirds of the time. Where it is known what runs come to, the compiler may be busy as long as none takes longer,
/// and what takes longer is waited for, three seconds at most. A machine that never settles is measured all the same, twelve
/// seconds after the kernels are ready, or a minute and a half after the beginning.
final class WarmUp {
    private static final long LONGEST_SPAN = TimeUnit.MILLISECONDS.toNanos(600);
    /// Fewer runs may agree by chance.
    private static final int RUNS_A_SPAN = 5;
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(12);
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(90);
    /// For runs that take longer than they are expected to.
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);
    private static final double FASTER = 0.03;
    private static final double SLOWER = 0.1;
    /// Of the span. Most runs are not beside the compiler then, and the median is of one of those; other parts
    /// of the program are compiled for as long as they are new, such as the chart.
    private static final double COMPILING_SHARE = 1 / 3.0;
    /// It leaves a third of the runs alone then, and so the fastest, with which the median has to agree.
    private static final double MOST_COMPILING = 2 / 3.0;

    private final long begin;
    private final long shortestSpan;
    private final int agreeing;
    private final Expectation expected;
    private final LongSupplier compiler;
    private boolean wasReady = true;
    /// Since when the kernels have been ready, or have not.
    private long settling;
    private long spanBegan;
    private long compiled;
    /// Whether the compiler had little to do in the span before.
    private boolean wasQuiet;
    /// Spans in a row that agreed, with little more for the compiler to do.
    private int agreed;
    private double[] before = {};
    private Expectation reached = Expectation.NONE;

    WarmUp(long begin, Protocol protocol) {
        this(begin, protocol.settling(), protocol.agreeing(), protocol.expected(), new CompilerTime()::nanos);
    }

    /// @param agreeing spans in a row, while the compiler is not quiet
    /// @param compiler what it has worked for, in nanoseconds
    WarmUp(long begin, long shortestSpan, int agreeing, Expectation expected, LongSupplier compiler) {
        this.begin = begin;
        this.shortestSpan = shortestSpan;
        this.agreeing = agreeing;
        this.expected = expected;
        this.compiler = compiler;
        this.compiled = compiler.getAsLong();
        this.settling = begin;
        this.spanBegan = begin;
    }

    boolean isOver(long now, List<Subject> subjects) {
        boolean isReady = subjects.stream().allMatch(Subject::isReady);
        if (isReady != wasReady) {
            wasReady = isReady;
            settling = now;
            beginAnew(now, subjects);
        }
        long span = now - spanBegan;
        if (span < shortestSpan || (span < LONGEST_SPAN && !subjects.stream().allMatch(WarmUp::hasManyRuns))) {
            return false;
        }
        if (!isReady && now - begin < LONGEST_WAIT) {
            beginAnew(now, subjects);
            return false;
        }
        return isLast(now, subjects);
    }

    /// A span that no earlier one is compared with.
    private void beginAnew(long now, List<Subject> subjects) {
        before = new double[0];
        wasQuiet = false;
        agreed = 0;
        beginSpan(now, subjects);
    }

    private void beginSpan(long now, List<Subject> subjects) {
        spanBegan = now;
        compiled = compiler.getAsLong();
        subjects.forEach(Subject::forget);
    }

    /// Whether runs are steady in the span that ends now, or have had their time.
    private boolean isLast(long now, List<Subject> subjects) {
        var medians = subjects.stream().mapToDouble(Subject::median).toArray();
        double compiling = (compiler.getAsLong() - compiled) / (double) (now - spanBegan);
        boolean isQuiet = compiling < COMPILING_SHARE;
        boolean isAgreeing = isSteady(before, medians) && subjects.stream().allMatch(Subject::areRunsAlike);
        agreed = isAgreeing && compiling < MOST_COMPILING ? agreed + 1 : 0;
        boolean isAlone = ((isQuiet && wasQuiet) || agreed >= agreeing) && !isTooSlowYet(now, medians);
        boolean isExpected = expected.isMet(before) && expected.isMet(medians);
        boolean isSteady = (isAlone || isExpected) && isAgreeing;
        reached = isSteady ? Expectation.of(medians) : Expectation.NONE;
        wasQuiet = isQuiet;
        before = medians;
        if (!isSteady && now - settling < LONGEST) {
            beginSpan(now, subjects);
            return false;
        }
        return subjects.stream().allMatch(Subject::hasRuns);
    }

    private boolean isTooSlowYet(long now, double[] medians) {
        return now - settling < PATIENCE && expected.isExceeded(medians);
    }

    /// What runs were steady at when it was over; nothing where they were not.
    Expectation reached() {
        return reached;
    }

    private static boolean hasManyRuns(Subject subject) {
        return subject.runs() >= RUNS_A_SPAN;
    }

    /// Compares the medians of a span with those of the one before, subject by subject.
    ///
    /// @param before none where there was no span
    static boolean isSteady(double[] before, double[] now) {
        if (before.length == 0) {
            return false;
        }
        for (int i = 0; i < now.length; i++) {
            if (!(now[i] >= (1 - FASTER) * before[i] && now[i] <= (1 + SLOWER) * before[i])) {
                return false;
            }
        }
        return true;
    }
}
